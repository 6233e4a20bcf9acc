/**
 * How much slower a large store on PostgreSQL is than a small one: the everyday questions at both sizes in one run,
 * what a message takes on the disk, and how long retention takes for a month. Makes and drops databases of its own.
 *
 *   npm run bench:size                               5 M events over 24 months against 50,000
 *   npm run bench:size -- --events 500000
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { nanoid } from 'nanoid';
import { openPostgresStore } from '../../packages/server/src/store/postgres-store.ts';
import type { Store } from '../../packages/server/src/store/store.ts';
import { dropDatabases, makeDatabase, postgresSettings } from '../databases.mjs';
import { fill } from './fill.ts';
import { type Measures, measure } from './measure.ts';
import { diskOf, sweepBefore } from './retain.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '5000000' },
    small: { type: 'string', default: '50000' },
    months: { type: 'string', default: '24' },
  },
});
const months = Number(values.months);
const end = Date.now();

interface Result {
  events: number;
  fillSeconds: number;
  measures: Measures;
  bytesPerEvent: number;
}

async function run(events: number, more?: (store: Store) => Promise<void>): Promise<Result> {
  const url: string = await makeDatabase(`size_${events}`);
  const store = await openPostgresStore({ url, epoch: nanoid() });
  const start = performance.now();
  await fill(store, { events, months, end });
  const fillSeconds = (performance.now() - start) / 1000;
  const { conversation, event } = await diskOf(store);
  const measures = await measure(store, end);
  await more?.(store);
  await store.close();
  return { events, fillSeconds, measures, bytesPerEvent: (conversation + event) / events };
}

/** The first month into the archive, the second one away. */
async function retain(store: Store): Promise<void> {
  const last = new Date(end);
  const startOf = (back: number) => Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - back);
  const before = await diskOf(store);
  const archived = await sweepBefore(store, 'archive', startOf(months - 2));
  const after = await diskOf(store);
  const freed = before.conversation + before.event - after.conversation - after.event;
  console.log(
    `archive of a month: ${archived.conversations} conversations in ${archived.seconds.toFixed(1)} s, ` +
      `${megabytes(freed)} freed, ${megabytes(after.archive)} of archive`,
  );
  const gone = await sweepBefore(store, 'conversations', startOf(months - 3));
  console.log(
    `retention of a month: ${gone.conversations} conversations and the archive before them in ${gone.seconds.toFixed(1)} s`,
  );
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

try {
  console.log(`${new Date().toISOString()}, ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`);
  console.log(JSON.stringify(await postgresSettings()));
  const small = await run(Number(values.small));
  const large = await run(Number(values.events), retain);
  for (const { events, fillSeconds, bytesPerEvent } of [small, large])
    console.log(
      `${events} events: filled in ${fillSeconds.toFixed(0)} s, ${bytesPerEvent.toFixed(0)} bytes on the disk each`,
    );
  console.log(`\n| ms, p50 / p99 | ${small.events} events | ${large.events} events |\n| --- | --- | --- |`);
  for (const [name, one] of Object.entries(small.measures)) {
    const other = large.measures[name];
    if (!other) continue;
    const cell = ({ p50, p99 }: typeof one) => `${p50.toFixed(2)} / ${p99.toFixed(2)}`;
    console.log(`| ${name} | ${cell(one)} | ${cell(other)} |`);
  }
} finally {
  await dropDatabases();
}
