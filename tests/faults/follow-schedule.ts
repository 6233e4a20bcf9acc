import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type ChatClient, createChatClient } from '@zaine/client';
import type { ConversationEvent, ConversationState } from '@zaine/protocol';
import { nanoid } from 'nanoid';
import { WebSocket } from 'ws';
import { openSocket } from '../../packages/server/src/testing/test-server.ts';
import { createFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { memoryStorage } from './memory-storage.ts';
import type { Schedule, Step } from './schedule.ts';
import type { ShopUnderFaults } from './shop-under-faults.ts';

/** The client's clock runs this many times faster, so that what it waits for comes soon. */
const SPEED = 25;
/** After the last fault the client has this long to be right again, in milliseconds of ours: on a busy machine no hurry helps. */
const SETTLE_WITHIN = 30_000;

const began = Date.now();
const hurried = {
  WebSocket: WebSocket as never,
  backoff: { minMs: 100, maxMs: 1000 },
  now: () => began + (Date.now() - began) * SPEED,
  timers: {
    setTimeout: (callback: () => void, ms: number) => setTimeout(callback, ms / SPEED),
    clearTimeout: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout),
  },
};

/** What a client must show. */
interface View {
  conversation: string | undefined;
  state: ConversationState;
  events: readonly ConversationEvent[];
  readByOthers: number;
  readByMe: number;
}

/** Runs a schedule against the shop. Rejects, with both views, when the client does not come to show what a refetch shows. */
export async function followSchedule(shop: ShopUnderFaults, schedule: Schedule): Promise<void> {
  const proxy = await createFaultProxy(shop.url, schedule);
  const kept = new Map<string, string>();
  const client = createChatClient({ ...hurried, url: proxy.url, site: 'demo', storage: memoryStorage(kept) });
  try {
    client.connect();
    for (const step of schedule.steps) await take(step, { client, proxy, shop });
    proxy.heal();
    await settled(client, shop, () => kept.get('zaine:demo:visitor'));
  } finally {
    client.disconnect();
    proxy.close();
  }
}

async function take(
  step: Step,
  { client, proxy, shop }: { client: ChatClient; proxy: FaultProxy; shop: ShopUnderFaults },
): Promise<void> {
  if (step.does === 'say') client.send(step.text);
  else if (step.does === 'rate') client.rate(5);
  else if (step.does === 'read') client.markRead();
  else if (step.does === 'end') client.end();
  else if (step.does === 'type') client.typing(true);
  else if (step.does === 'cut') proxy.cut();
  else if (step.does === 'wait') await pause(step.ms);
  else {
    const { conversation } = client.snapshot;
    if (conversation) for (const frame of framesOf(step)) shop.agentDoes({ ...frame, conversation });
  }
}

function framesOf({ does }: Step): { type: string; [more: string]: unknown }[] {
  if (does === 'reply') return [{ type: 'send', id: nanoid(), body: { kind: 'text', text: '我看一下' } }];
  if (does === 'deskRead') return [{ type: 'open' }, { type: 'read', seq: 100_000 }];
  if (does === 'toBot' || does === 'toQueue')
    return [{ type: 'transfer', to: does === 'toBot' ? 'bot' : 'queue' }];
  return [{ type: does === 'finish' ? 'end' : does }];
}

/** Waits until the client shows what a new one is sent, and the server has nothing left to say. */
async function settled(
  client: ChatClient,
  shop: ShopUnderFaults,
  visitor: () => string | undefined,
): Promise<void> {
  const giveUp = Date.now() + SETTLE_WITHIN;
  let views: { shown: View; fetched: View } | undefined;
  while (Date.now() < giveUp) {
    await pause(15);
    if (client.snapshot.connection !== 'online' || client.snapshot.pending.length > 0) continue;
    if (!(await quiet(client, shop))) continue;
    // While the server restarts there is nobody to ask.
    const fetched = await refetch(shop.url, visitor() ?? '').catch(() => undefined);
    if (!fetched) continue;
    views = { shown: shownBy(client), fetched };
    if (isDeepStrictEqual(views.shown, views.fetched)) return;
  }
  const { connection, pending } = client.snapshot;
  const facts = { connection, pending, quiet: await quiet(client, shop), ...(views && differenceOf(views)) };
  throw new Error(`The client does not come to rest: ${JSON.stringify(facts)}`);
}

function differenceOf({ shown, fetched }: { shown: View; fetched: View }): Record<string, unknown> {
  const names = (Object.keys(shown) as (keyof View)[]).filter(
    (name) => !isDeepStrictEqual(shown[name], fetched[name]),
  );
  return Object.fromEntries(names.map((name) => [name, { shown: shown[name], fetched: fetched[name] }]));
}

/** Whether the log has no more events than the client shows, and no answer is on its way. */
async function quiet(client: ChatClient, shop: ShopUnderFaults): Promise<boolean> {
  const head = await shop.data.store.db
    .selectFrom('conversation')
    .select(['seq', 'asked', 'answered', 'state'])
    .where('id', '=', client.snapshot.conversation ?? '')
    .executeTakeFirst();
  if (!head || head.seq !== client.snapshot.events.length) return false;
  return head.state !== 'bot' || head.asked <= head.answered;
}

function shownBy({ snapshot }: ChatClient): View {
  const { conversation, state, events, readByOthers, readByMe } = snapshot;
  return { conversation, state, events, readByOthers, readByMe };
}

/** What the server tells somebody who has nothing yet. */
async function refetch(url: string, visitor: string): Promise<View> {
  const socket = await openSocket(`${url}/v1/chat`);
  socket.send({ type: 'hello', site: 'demo', visitor });
  await socket.next('live');
  socket.close();
  const { conversation, state } = socket.frames[0] as unknown as Pick<View, 'conversation' | 'state'>;
  const events = socket.frames.flatMap((frame) =>
    frame.type === 'event' ? [frame.event as ConversationEvent] : [],
  );
  const readBy = (mine: boolean) =>
    events.reduce(
      (most, event) =>
        event.kind === 'read' && (event.author.role === 'shopper') === mine
          ? Math.max(most, event.read)
          : most,
      0,
    );
  return { conversation, state, events, readByOthers: readBy(false), readByMe: readBy(true) };
}
