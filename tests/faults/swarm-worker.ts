/** A process full of clients, told what to do by its parent; ends with it. */
import { createChatClient } from '@zaine/client';
import { PROTOCOL } from '@zaine/protocol';
import { WebSocket } from 'ws';

/** What the parent asks. */
export type SwarmQuestion =
  | { ask: 'open'; how: 'client' | 'bare'; url: string; count: number; visitor?: string | undefined }
  | { ask: 'stall' | 'read' | 'connected' | 'closed' };

/** Of those who are connected the times when they were, or of those whose sockets were closed the codes. */
export interface SwarmAnswer {
  id: number;
  numbers: number[];
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

const bare: WebSocket[] = [];
const codes: number[] = [];

function openBare(url: string, visitor?: string): Promise<void> {
  const i = connected.push(undefined) - 1;
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/v1/chat`, PROTOCOL, {
    perMessageDeflate: false,
  });
  bare.push(socket);
  socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', site: 'demo', visitor })));
  socket.on('close', (code) => {
    connected[i] = undefined;
    codes.push(code);
  });
  return new Promise((resolve, reject) => {
    socket.once('message', () => {
      connected[i] = Date.now();
      resolve();
    });
    socket.on('error', reject);
  });
}

async function openAll({ how, url, count, visitor }: Extract<SwarmQuestion, { ask: 'open' }>): Promise<void> {
  const open = how === 'client' ? openClient : openBare;
  let left = count;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) await open(url, visitor);
    }),
  );
}

process.on('message', async ({ id, ...question }: { id: number } & SwarmQuestion) => {
  try {
    if (question.ask === 'open') await openAll(question);
    else if (question.ask === 'stall') for (const socket of bare) socket.pause();
    else if (question.ask === 'read') for (const socket of bare) socket.resume();
    const times = connected.filter((at) => at !== undefined);
    process.send?.({ id, numbers: question.ask === 'closed' ? codes : times } satisfies SwarmAnswer);
  } catch (error) {
    process.send?.({ id, numbers: [], error: String(error) } satisfies SwarmAnswer);
  }
});
process.on('disconnect', () => process.exit());
process.send?.('here');
