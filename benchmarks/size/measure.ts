import { sql } from 'kysely';
import { nanoid } from 'nanoid';
import { enter } from '../../packages/server/src/conversation/enter.ts';
import { readLog } from '../../packages/server/src/conversation/read-log.ts';
import { shopperSend } from '../../packages/server/src/conversation/send.ts';
import { createQueueLength } from '../../packages/server/src/desk/queue-length.ts';
import { readAssigned, readHistory, readQueue } from '../../packages/server/src/desk/summaries.ts';
import { conversationRoutes } from '../../packages/server/src/gateway/rest/conversation-routes.ts';
import { conversationId } from '../../packages/server/src/store/month.ts';
import type { ConversationTable } from '../../packages/server/src/store/schema.ts';
import type { Store } from '../../packages/server/src/store/store.ts';
import { SITE } from './fill.ts';

/** Milliseconds, half of the calls and 99 of a hundred being faster. */
export interface Latency {
  p50: number;
  p99: number;
}

/** What is measured at a size, one call at a time but for the last. */
export type Measures = Record<string, Latency>;

type Picked = Pick<ConversationTable, 'id' | 'visitor' | 'customer'>;
const CALLS = 600;
const WARM_UP = 40;

/** How long the everyday questions take on a store, on conversations of all its months. */
export async function measure(store: Store, at: number): Promise<Measures> {
  const picked = await pick(store);
  const place = (one: Picked) => ({ site: SITE, conversation: one.id });
  const fresh = () => ({
    visitor: nanoid(),
    tokenHash: nanoid(),
    conversation: conversationId(at, nanoid()),
  });
  const back = (one: Picked) => ({
    site: SITE,
    at,
    fresh: fresh(),
    token: {
      tokenHash: `t${one.visitor}`,
      successor: { tokenHash: nanoid(), salt: nanoid() },
      renewAfter: Number.POSITIVE_INFINITY,
    },
    locale: 'zh-CN',
  });
  const say = (one: Picked) => ({
    ...place(one),
    at,
    cid: nanoid(),
    id: nanoid(),
    body: { kind: 'text', text: '还没到吗？' } as const,
  });
  // What was counted a second ago is old each time it is asked for.
  let clock = 0;
  const waiting = createQueueLength(store.db, () => (clock += 2000));
  const list = conversationRoutes(store.db)[0];
  const asked = { site: SITE, path: {}, actor: 'key' } as never as Parameters<
    NonNullable<typeof list>['handle']
  >[0];
  const page = (query: object) => list?.handle({ ...asked, query: { limit: 50, ...query } } as never);
  const half = `${at - 12 * 30 * 86_400_000}.x`;
  const calls: Record<string, (one: Picked) => Promise<unknown>> = {
    'come back, conversation known': (one) => store.run(enter, { ...back(one), wants: one.id }),
    'come back, token only': (one) => store.run(enter, back(one)),
    'come for the first time': () => store.run(enter, { site: SITE, at, fresh: fresh(), locale: 'zh-CN' }),
    'catch up with 10 events': (one) => readLog(store.db, { ...place(one), after: 0 }),
    'append a message': (one) => shopperSend(store, say(one)),
    'the queue, 200 waiting': () => readQueue(store.db, SITE),
    'length of the queue': () => waiting(SITE),
    'an agent’s conversations': () => readAssigned(store.db, SITE, 'agent-3'),
    'a customer’s history': (one) =>
      readHistory(store.db, SITE, { customer: one.customer ?? 'c-1', except: one.id }),
    'list, first page of 50': async () => page({}),
    'list, a page in the middle': async () => page({ after: half }),
  };
  const measures: Measures = {};
  for (const [name, call] of Object.entries(calls)) measures[name] = await timed(picked, call);
  measures['append, 64 at once'] = await together(picked, (one) => shopperSend(store, say(one)));
  return measures;
}

/** Conversations from all months alike, of people who are not with an agent. */
async function pick({ db }: Store): Promise<Picked[]> {
  const { rows } = await sql<Picked>`select id, visitor, customer from conversation
    where state = 'bot' order by md5(id) limit ${CALLS + WARM_UP}`.execute(db);
  return rows;
}

async function timed(picked: readonly Picked[], call: (one: Picked) => Promise<unknown>): Promise<Latency> {
  const times: number[] = [];
  for (const [i, one] of picked.entries()) {
    const start = performance.now();
    await call(one);
    if (i >= WARM_UP) times.push(performance.now() - start);
  }
  return latency(times);
}

async function together(
  picked: readonly Picked[],
  call: (one: Picked) => Promise<unknown>,
): Promise<Latency> {
  const times: number[] = [];
  const left = [...picked, ...picked, ...picked];
  const worker = async () => {
    for (let one = left.pop(); one; one = left.pop()) {
      const start = performance.now();
      await call(one);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: 64 }, worker));
  return latency(times);
}

function latency(times: number[]): Latency {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
