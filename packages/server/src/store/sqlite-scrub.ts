import type Libsql from 'libsql';

/** One step of a scrub, small enough that what else is asked of the thread goes on between steps. */
export type ScrubStep = { scrub: 'pages'; from: number } | { scrub: 'log' };

/** Pages looked through in one step. */
const AT_ONCE = 128;
/** How long a step waits for whoever reads at this moment, in milliseconds: nothing else is written meanwhile. */
const WAITS_FOR_READERS = 100;
/** From here on the number of a page may begin like a page of a tree, and the two cannot be told apart. */
const MOST_PAGES = 2 ** 25;
/** Bytes of the header of a tree's page, by its first byte (SQLite's file format, 1.6: inner pages and leaves). */
const HEADERS = new Map([
  [2, 12],
  [5, 12],
  [10, 8],
  [13, 8],
]);

/** Pages by their numbers, first and last. */
const PAGES = `with recursive given (page) as (select ? union all select page + 1 from given where page < ?)
  select page, data from given join sqlite_dbpage on pgno = page`;
const zeros = Buffer.alloc(65_536);

type File = InstanceType<typeof Libsql>;
type Pages = { all(first: number, last: number): { page: number; data: ArrayBuffer }[] };

/**
 * Does one step; returns the page to go on from, true where there is nothing left to do, and false where somebody still
 * reads from the log. SQLite writes zeros over what is deleted (`secure_delete`), with one gap: rows that move to another
 * page also stay where they were, in the room between a page's index and its cells. That is what pages are searched for.
 */
export function scrubStep(file: File, step: ScrubStep): number | boolean {
  return step.scrub === 'pages' ? clearPages(file, step.from) : emptyLog(file);
}

/** Whether the file has SQLite's `auto_vacuum`: ours never do, but one that is restored may. */
export function vacuumsItself(file: File): boolean {
  const [found] = file.prepare('pragma auto_vacuum').all() as { auto_vacuum: number }[];
  return found?.auto_vacuum !== 0;
}

function clearPages(file: File, from: number): number | true {
  const [{ page_count: count } = { page_count: 0 }] = file.prepare('pragma page_count').all() as {
    page_count: number;
  }[];
  // Its maps of pages begin like pages of trees, and would be damaged.
  if (vacuumsItself(file)) throw new Error('The file vacuums itself: its pages cannot be searched.');
  if (count >= MOST_PAGES) throw new Error('The file is too large to be searched for what was deleted.');
  const last = Math.min(from + AT_ONCE - 1, count);
  const pages = file.prepare(PAGES) as unknown as Pages;
  const used = pages.all(from, last).filter(({ page, data }) => leftover(page, data));
  if (used.length > 0) clear(file, pages, { from, last });
  return last < count ? last + 1 : true;
}

function clear(file: File, pages: Pages, { from, last }: { from: number; last: number }): void {
  const write = file.prepare('update sqlite_dbpage set data = ? where pgno = ?');
  file.exec('begin immediate');
  try {
    // Read again: another process may have changed them since.
    for (const { page, data } of pages.all(from, last)) {
      const room = leftover(page, data);
      if (room) write.run(Buffer.from(data).fill(0, room.start, room.end), page);
    }
    file.exec('commit');
  } catch (error) {
    if (file.inTransaction) file.exec('rollback');
    throw error;
  }
}

/** The room between a page's index and its cells, where that is not empty. The first page holds the names of tables alone. */
function leftover(page: number, data: ArrayBuffer): { start: number; end: number } | undefined {
  const bytes = Buffer.from(data);
  const header = page > 1 && HEADERS.get(bytes.readUInt8(0));
  if (!header) return undefined;
  const start = header + 2 * bytes.readUInt16BE(3);
  const end = bytes.readUInt16BE(5) || 65_536;
  if (end > bytes.length || start >= end) return undefined;
  return bytes.subarray(start, end).equals(zeros.subarray(start, end)) ? undefined : { start, end };
}

/** Brings the write-ahead log into the file and cuts it to nothing; false where somebody still reads from it. */
function emptyLog(file: File): boolean {
  file.prepare(`pragma busy_timeout = ${WAITS_FOR_READERS}`).all();
  try {
    const [said] = file.prepare('pragma wal_checkpoint(truncate)').all() as { busy: number }[];
    return said?.busy === 0;
  } finally {
    file.prepare('pragma busy_timeout = 5000').all();
  }
}
