/** A process full of clients, told what to do by its parent; ends with it. */
import { createChatClient } from '@zaine/client';
import { PROTOCOL } from '@zaine/protocol';
import { WebSocket } from 'ws';

/** What the parent asks. */
export type SwarmQuestion =
  | { ask: 'open'; how: 'client' | 'bare'; url: string; count: number }
  | { ask: 'connected' };

/** `times` at which those who are connected got connected. */
export interface SwarmAnswer {
  id: number;
  times: number[];
  error?: string;
}

/** Clients that connect at the same moment, at most. */
const AT_ONCE = 50;

/** When each client got connected; undefined while it is not. */
const connected: (number | undefined)[] = [];

function openClient(url: string): Promise<void> {
  const i = connected.push(undefined) - 1;
  const client = createChatClient({ url, site: 'demo', WebSocket: WebSocket as never });
  const first = new Promise<void>((resolve) => {
    client.on('connection', (state) => {
      connected[i] = state === 'online' ? Date.now() : undefined;
      if (state === 'online') resolve();
    });
  });
  client.connect();
  return first;
}

function openBare(url: string): Promise<void> {
  const i = connected.push(undefined) - 1;
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/v1/chat`, PROTOCOL, {
    perMessageDeflate: false,
  });
  socket.on('open', () => socket.send('{"type":"hello","site":"demo"}'));
  socket.on('close', () => {
    connected[i] = undefined;
  });
  return new Promise((resolve, reject) => {
    socket.once('message', () => {
      connected[i] = Date.now();
      resolve();
    });
    socket.on('error', reject);
  });
}

async function openAll({ how, url, count }: Extract<SwarmQuestion, { ask: 'open' }>): Promise<void> {
  const open = how === 'client' ? openClient : openBare;
  let left = count;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) await open(url);
    }),
  );
}

process.on('message', async ({ id, ...question }: { id: number } & SwarmQuestion) => {
  try {
    if (question.ask === 'open') await openAll(question);
    const times = question.ask === 'open' ? [] : connected.filter((at) => at !== undefined);
    process.send?.({ id, times } satisfies SwarmAnswer);
  } catch (error) {
    process.send?.({ id, times: [], error: String(error) } satisfies SwarmAnswer);
  }
});
process.on('disconnect', () => process.exit());
process.send?.('here');
