import { lockUnlessErased } from '../conversation/erased.ts';
import type { FileTable } from '../store/schema.ts';
import { rows, type Steps, unit } from '../store/unit.ts';

/** Keeps what is known of a file; false where the conversation is not there, or was erased while the file was made ready. */
export const keepFile = unit('files.keep', function* (file: FileTable): Steps<boolean> {
  if (!(yield* lockUnlessErased(file.site, file.conversation))) return false;
  const names = Object.keys(file);
  yield* rows(`insert into file (${names}) values (${names.map(() => '?')})`, Object.values(file));
  return true;
});
