import type { FileTable } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { cleanUpload } from './clean-upload.ts';
import type { FileBytes } from './file-bytes.ts';
import { keepFile } from './keep-file.ts';
import { createSlots } from './slots.ts';

/** Where a file goes and who sends it. */
export interface FilePlace {
  site: string;
  conversation: string;
  author: { role: 'shopper' } | { role: 'agent'; name: string };
}

/** What is known of a file besides its bytes. */
export type FileFacts = Pick<
  FileTable,
  'id' | 'site' | 'conversation' | 'name' | 'type' | 'size' | 'width' | 'height'
>;

/** Files of conversations. Who may have one is the caller's question: it names the conversation's owner first. */
export interface Files {
  /** Cleans and keeps a file; throws a `Refusal` for one that is not taken, `full` where the conversation has too many, `gone` where it was erased meanwhile. */
  add(
    place: FilePlace,
    sent: { bytes: Buffer; name?: string | undefined },
  ): Promise<FileFacts | 'full' | 'gone'>;
  /** What is known of a file of this site. */
  facts(site: string, id: string): Promise<FileFacts | undefined>;
  bytes(id: string): Promise<Buffer | undefined>;
}

/** What files stand on. */
export interface FilesParts {
  store: Store;
  bytes: FileBytes;
  now: () => number;
  newId: () => string;
}

/** How many files a conversation holds at most. */
const MOST_FILES = 200;

/** Keeps files in the store. Pictures are decoded two at a time, so that nobody's photos hold up everything else. */
export function createFiles({ store, bytes, now, newId }: FilesParts): Files {
  const slots = createSlots(2);
  const known = ['id', 'site', 'conversation', 'name', 'type', 'size', 'width', 'height'] as const;
  const facts: Files['facts'] = (site, id) =>
    store.db
      .selectFrom('file')
      .select(known)
      .where('id', '=', id)
      .where('site', '=', site)
      .executeTakeFirst();
  return {
    async add({ site, conversation, author }, sent) {
      if ((await countOf(store, conversation)) >= MOST_FILES) return 'full';
      const clean = await slots(() => cleanUpload(sent.bytes));
      const row: FileTable = {
        id: newId(),
        site,
        conversation,
        name: nameOf(sent.name, clean.extension),
        type: clean.type,
        size: clean.bytes.length,
        width: clean.width ?? null,
        height: clean.height ?? null,
        role: author.role,
        author: author.role === 'agent' ? author.name : null,
        created_at: now(),
      };
      // The row goes first: bytes without a row would never be found again to be erased.
      if (!(await store.run(keepFile, row))) return 'gone';
      await bytes.put(row.id, clean.bytes);
      // An erasure in between took the row, and found no bytes yet.
      if (await facts(site, row.id)) return row;
      await bytes.remove([row.id]);
      return 'gone';
    },
    facts,
    bytes: (id) => bytes.get(id),
  };
}

async function countOf({ db }: Store, conversation: string): Promise<number> {
  const { count } = await db
    .selectFrom('file')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('conversation', '=', conversation)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The sender's name for it without what could mislead: no folders, no control or direction marks, the true ending. */
function nameOf(given: string | undefined, extension: string): string {
  const last = (given ?? '').split(/[\\/]/).at(-1) ?? '';
  const plain = [
    ...last
      .replace(/\.[^.]*$/, '')
      .replace(/[\p{C}<>:"|?*]/gu, '')
      .trim(),
  ]
    .slice(0, 80)
    .join('');
  return `${plain || 'file'}.${extension}`;
}
