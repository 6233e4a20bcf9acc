import { constants, copyFile, type FileHandle, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { nanoid } from 'nanoid';

/** What a file holds. */
type Content = string | Uint8Array;

/** Modes of what only we may read. */
const OURS = { file: 0o600, folder: 0o700 };

/**
 * Writes a file under its name, whatever stood there. It is there whole or not at all: until the disk has all of it,
 * it lies beside under a name that begins with a dot. When the promise resolves, it survives a power cut.
 */
export async function putFile(path: string, content: Content): Promise<void> {
  await settled(path, (half) => rename(half, path), content);
}

/** Like {@link putFile}, and false where something has the name already: of several who make it at once, one does. */
export async function makeFile(path: string, content: Content): Promise<boolean> {
  try {
    await settled(path, (half) => nameOnce(half, path), content);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Adds text to the end of a file, made where it is not there. When the promise resolves, all of it survives a power cut. */
export async function addToFile(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path));
  await withFile(path, 'a', async (file) => {
    await file.appendFile(text);
    await file.sync();
  });
  await syncFolder(dirname(path));
}

/** Waits until the disk has what somebody else wrote into a file. */
export async function syncFile(path: string): Promise<void> {
  await withFile(path, 'r+', (file) => file.sync());
}

/** Waits until the disk has the names in a folder, where a folder can be waited for: not every system lets it be opened. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** What is said where a file cannot have two names. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

async function nameOnce(half: string, path: string): Promise<void> {
  try {
    await link(half, path);
  } catch (error) {
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await copyFile(half, path, constants.COPYFILE_EXCL);
    await syncFile(path);
  }
}

async function settled(path: string, name: (half: string) => Promise<void>, content: Content): Promise<void> {
  const folder = dirname(path);
  await makeFolder(folder);
  const half = join(folder, `.${basename(path)}.${nanoid()}`);
  try {
    await withFile(half, 'wx', async (file) => {
      await file.writeFile(content);
      await file.sync();
    });
    await name(half);
  } finally {
    await rm(half, { force: true });
  }
  await syncFolder(folder);
}

/** Each folder that is made is a name in the one around it. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: OURS.folder });
  if (first === undefined) return;
  for (let made = resolve(folder); made.length >= first.length; made = dirname(made))
    await syncFolder(dirname(made));
}

async function withFile(
  path: string,
  flags: string,
  work: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags, OURS.file);
  try {
    await work(file);
  } finally {
    await file.close();
  }
}
