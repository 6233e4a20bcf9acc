import { nanoid } from 'nanoid';
import { endLease, takeLease } from '../store/lease.ts';
import type { Database } from '../store/schema.ts';
import type { Scrubbed, Store } from '../store/store.ts';
import { rows, type Steps } from '../store/unit.ts';
import { holdings } from './person.ts';

/** Sees to it that what was erased does not stay in the store's files. */
export interface Scrubbing {
  /** Begins in a moment, and goes on trying until it is done. */
  soon(): void;
  /** Does it now. `elsewhere`: another node is at it, or died with it less than half an hour ago. */
  now(): Promise<Scrubbed | { state: 'elsewhere' }>;
  /** Ends what runs; what is left to do is taken up at the next start. */
  stop(): Promise<void>;
}

/** What it stands on. */
export interface ScrubbingParts {
  store: Store;
  now: () => number;
  /** Called once each time that it cannot be done at once, with what kept it. */
  onDelay(cause: unknown): void;
  /** Between tries, in milliseconds; 10,000 where not given. */
  againAfter?: number;
}

/** The row of `meta` that says since when something waits to be scrubbed. */
const MARK = 'scrub';
/** The longest a scrub is believed to go on, in milliseconds. */
const LONGEST = 30 * 60 * 1000;
/** A scrub reads the whole file: of the time this part at most goes into it. */
const SHARE = 0.2;

/** Inside a unit: notes, in the commit that removes something, that it is to be scrubbed; `id` tells it from others. */
export function* markForScrubbing(at: number, id: string): Steps<void> {
  yield* rows(
    'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    [MARK, `${at} ${id}`],
  );
}

/** The same by itself, for removals that are no unit. */
export async function noteForScrubbing(db: Database, at: number): Promise<void> {
  const value = `${at} ${nanoid()}`;
  const note = db.insertInto('meta').values({ key: MARK, value });
  await note.onConflict((same) => same.column('key').doUpdateSet({ value })).execute();
}

/** When something was last removed that is not scrubbed yet, in milliseconds; undefined where all is. */
export async function waitsForScrubbing(db: Database): Promise<number | undefined> {
  const mark = await readMark(db);
  return mark === undefined ? undefined : Number(mark.split(' ')[0]);
}

/** When, and of which removal: two of one moment are told apart. */
async function readMark(db: Database): Promise<string | undefined> {
  return (await db.selectFrom('meta').select('value').where('key', '=', MARK).executeTakeFirst())?.value;
}

/** Names of the tables that hold something of customers, and of those whose rows go with theirs. */
export function tablesToScrub({ kind }: Store): string[] {
  const tables = holdings().map(([table]) => table);
  return kind === 'postgres' ? [...tables, 'file_content'] : tables;
}

/** What keeps something from being scrubbed, in words; undefined where nothing did. */
export function whyDelayed(scrubbed: Awaited<ReturnType<Scrubbing['now']>>): string | undefined {
  switch (scrubbed.state) {
    case 'done':
      return undefined;
    case 'read':
      return 'somebody reads what was there, such as a backup that runs';
    case 'in_use':
      return `somebody keeps the table ${scrubbed.table} to themselves`;
    case 'elsewhere':
      return 'another node is at it, or died with it less than half an hour ago';
  }
}

/** One scrub at a time, of all that was marked before it began. */
export function createScrubbing(parts: ScrubbingParts): Scrubbing {
  const { store, now, onDelay, againAfter = 10_000 } = parts;
  let timer: NodeJS.Timeout | undefined;
  let running: ReturnType<typeof scrub> | undefined;
  let restUntil = 0;
  let stopped = false;
  let delayed = false;

  async function scrub(): ReturnType<Scrubbing['now']> {
    const mark = await readMark(store.db);
    if (mark === undefined) return { state: 'done' };
    const lease = { work: 'scrub', at: now(), for: LONGEST };
    if (!(await takeLease(store.db, lease))) return { state: 'elsewhere' };
    const began = performance.now();
    try {
      const scrubbed = await store.scrub(tablesToScrub(store));
      if (scrubbed.state === 'done')
        await store.db.deleteFrom('meta').where('key', '=', MARK).where('value', '=', mark).execute();
      return scrubbed;
    } finally {
      restUntil = performance.now() + (performance.now() - began) * (1 / SHARE - 1);
      await endLease(store.db, 'scrub');
    }
  }

  const once = () => (running ??= scrub().finally(() => (running = undefined)));

  async function attempt(): Promise<void> {
    const cause = await once().then(whyDelayed, (error: unknown) => error);
    if (cause !== undefined && !delayed) onDelay(cause);
    delayed = cause !== undefined;
    if (delayed) plan(Math.max(againAfter, restUntil - performance.now()));
    // Something more was erased meanwhile.
    else if ((await waitsForScrubbing(store.db)) !== undefined) soon();
  }

  function plan(after: number): void {
    if (timer || stopped) return;
    timer = setTimeout(() => {
      timer = undefined;
      attempt().catch(onDelay);
    }, after);
    timer.unref();
  }

  const soon = () => plan(Math.max(0, restUntil - performance.now()));

  return {
    soon,
    now: once,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running?.catch(() => {});
    },
  };
}
