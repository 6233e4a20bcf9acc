import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../packages/server/src/store/store.ts';
import type { Finding } from './proof.ts';

/** What a client was promised: ids it sent, and the place in the log that each ack named. */
export interface Promised {
  conversation: string;
  acked: ReadonlyMap<string, number>;
}

/**
 * Compares the store with what clients were promised: nothing lost, nothing twice, no holes, nothing unanswered, the
 * last within `answers` milliseconds from now.
 */
export async function examineLogs(
  store: Store,
  promised: readonly Promised[],
  { answers = 0 } = {},
): Promise<Finding[]> {
  const until = Date.now() + answers;
  while (Date.now() < until && (await unanswered(store)) > 0) await pause(100);
  const sum = { acked: 0, lost: 0, double: 0, holes: 0 };
  const merged = new Map<string, Map<string, number>>();
  for (const { conversation, acked } of promised) {
    const all = merged.get(conversation) ?? new Map();
    for (const [cid, seq] of acked) all.set(cid, seq);
    merged.set(conversation, all);
  }
  for (const [conversation, acked] of merged) {
    const found = await examineOne(store, conversation, acked);
    for (const name of ['acked', 'lost', 'double', 'holes'] as const) sum[name] += found[name];
  }
  return [
    { what: 'messages acknowledged', found: sum.acked },
    { what: 'acknowledged and lost, or elsewhere than the ack said', found: sum.lost, atMost: 0 },
    { what: 'in the log more than once', found: sum.double, atMost: 0 },
    { what: 'holes in logs', found: sum.holes, atMost: 0 },
    { what: 'questions left without an answer', found: await unanswered(store), atMost: 0 },
  ];
}

async function examineOne(store: Store, conversation: string, acked: ReadonlyMap<string, number>) {
  const log = await store.db
    .selectFrom('event')
    .select(['seq', 'cid'])
    .where('conversation', '=', conversation)
    .orderBy('seq')
    .execute();
  const places = new Map<string, number[]>();
  for (const { seq, cid } of log) if (cid) places.set(cid, [...(places.get(cid) ?? []), seq]);
  return {
    acked: acked.size,
    lost: [...acked].filter(([cid, seq]) => !places.get(`s:${cid}`)?.includes(seq)).length,
    double: [...places.values()].filter((seqs) => seqs.length > 1).length,
    holes: log.filter(({ seq }, i) => seq !== i + 1).length,
  };
}

async function unanswered(store: Store): Promise<number> {
  const { count } = await store.db
    .selectFrom('conversation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .whereRef('asked', '>', 'answered')
    .where('state', '=', 'bot')
    .executeTakeFirstOrThrow();
  return Number(count);
}
