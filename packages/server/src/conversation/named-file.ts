import type { FileBody } from '@zaine/protocol';
import type { FileTable } from '../store/schema.ts';
import { row, type Steps } from '../store/unit.ts';

/** A body as it goes into the log: a file's with what is known of it. Undefined where the conversation has no such file. */
export function* namedFile<Body extends { kind: string }>(
  place: { site: string; conversation: string },
  body: Body,
): Steps<Body | undefined> {
  if (!isFile(body)) return body;
  const found = yield* row<FileTable>('select * from file where id = ? and conversation = ? and site = ?', [
    body.file,
    place.conversation,
    place.site,
  ]);
  if (!found) return undefined;
  const { name, type, size, width, height } = found;
  const picture = width === null || height === null ? {} : { width, height };
  return { ...body, name, type, size, ...picture };
}

function isFile<Body extends { kind: string }>(body: Body): body is Body & FileBody {
  return body.kind === 'file';
}
