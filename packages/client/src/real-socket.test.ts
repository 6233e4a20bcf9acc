import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ChatClient, ChatClientOptions } from './chat-client.ts';
import { createChatClient } from './create-chat-client.ts';
import type { ChatSnapshot } from './snapshot.ts';
import { MemoryStorage } from './testing/memory-storage.ts';
import { ScriptedServer } from './testing/scripted-server.ts';

let server: ScriptedServer;
const clients: ChatClient[] = [];

beforeEach(async () => {
  server = await new ScriptedServer().start();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  await server.stop();
});

function open(options: Partial<ChatClientOptions> = {}): ChatClient {
  const client = createChatClient({
    url: server.url,
    site: 'demo',
    WebSocket,
    storage: new MemoryStorage(),
    backoff: { minMs: 5, maxMs: 20 },
    ...options,
  });
  clients.push(client);
  client.connect();
  return client;
}

/** Resolves with the first snapshot for which `condition` holds. */
function until(client: ChatClient, condition: (snapshot: ChatSnapshot) => boolean): Promise<ChatSnapshot> {
  return new Promise((resolve) => {
    const look = () => {
      if (!condition(client.snapshot)) return;
      undo();
      resolve(client.snapshot);
    };
    const undo = client.subscribe(look);
    look();
  });
}
const online = (client: ChatClient) => until(client, ({ connection }) => connection === 'online');
const texts = ({ events }: ChatSnapshot) =>
  events.map((event) =>
    event.kind === 'message' && event.body.kind === 'text' ? event.body.text : event.kind,
  );

test('a shopper and the shop talk', async () => {
  const client = open();
  await online(client);
  client.send('在吗');
  await server.until(() => server.log.length === 1);
  server.say({ body: { kind: 'text', text: '在呢' } });
  const snapshot = await until(client, ({ events }) => events.length === 2);
  expect(texts(snapshot)).toEqual(['在吗', '在呢']);
  expect(snapshot.pending).toEqual([]);
});

test('five replies given while the shopper was away are there on return, these and no others, in order', async () => {
  const client = open();
  await online(client);
  client.send('转人工');
  await until(client, ({ events }) => events.length === 1);
  client.disconnect();
  await server.until(() => server.sockets.size === 0);
  const replies = ['1', '2', '3', '4', '5'];
  for (const text of replies)
    server.say({ author: { role: 'agent', name: '小周' }, body: { kind: 'text', text } });
  const heard: number[] = [];
  client.on('message', ({ seq }) => heard.push(seq));
  client.connect();
  const snapshot = await until(client, ({ events }) => events.length === 6);
  expect(texts(snapshot)).toEqual(['转人工', ...replies]);
  expect(heard).toEqual([2, 3, 4, 5, 6]);
  expect(server.got('hello').at(-1)).toMatchObject({ conversation: 'c-1', after: 1 });
});

test('messages written while the server is down arrive once it is back, in order, each once', async () => {
  const client = open();
  await online(client);
  await server.stop();
  await until(client, ({ connection }) => connection === 'offline');
  for (const text of ['one', 'two', 'three']) client.send(text);
  expect(client.snapshot.pending).toHaveLength(3);
  await server.start();
  const snapshot = await until(client, ({ pending }) => pending.length === 0);
  expect(texts(snapshot)).toEqual(['one', 'two', 'three']);
  expect(server.log).toHaveLength(3);
});

test('a message whose ack was lost with the server is not sent twice into the log', async () => {
  const client = open();
  await online(client);
  server.intercept = (frame, socket) => {
    if (frame.type !== 'send') return false;
    server.intercept = () => false;
    // It is kept, and the server dies before it can say so.
    server.sockets.delete(socket);
    server.say({ author: { role: 'shopper' }, body: { kind: 'text', text: 'once' }, cid: frame.id });
    socket.terminate();
    return true;
  };
  client.send('once');
  const snapshot = await until(client, ({ events, pending }) => events.length === 1 && pending.length === 0);
  expect(texts(snapshot)).toEqual(['once']);
  await server.until(() => server.got('send').length === 2);
  const [first, second] = server.got('send');
  expect(second).toEqual(first);
  expect(server.log).toHaveLength(1);
});

test('a page that was closed before its message went out leaves it to the next page', async () => {
  const storage = new MemoryStorage();
  const first = createChatClient({ url: server.url, site: 'demo', WebSocket, storage });
  first.send('left behind');
  const second = open({ storage });
  const snapshot = await until(second, ({ events, pending }) => events.length === 1 && pending.length === 0);
  expect(texts(snapshot)).toEqual(['left behind']);
  expect(storage.keys.sort()).toEqual(['zaine:demo:conversation', 'zaine:demo:open', 'zaine:demo:visitor']);
});

test('two tabs show the same conversation and send each message once', async () => {
  const storage = new MemoryStorage();
  const [left, right] = [open({ storage }), open({ storage })];
  await Promise.all([online(left), online(right)]);
  left.send('from the left');
  right.send('from the right');
  const both = await Promise.all(
    [left, right].map((tab) =>
      until(tab, ({ events, pending }) => events.length === 2 && pending.length === 0),
    ),
  );
  expect(both[0]?.events).toEqual(both[1]?.events);
  expect(server.log).toHaveLength(2);
});

test('an event lost on the way is fetched, and nothing is shown out of order meanwhile', async () => {
  const client = open();
  await until(client, ({ connection }) => connection === 'online');
  server.say({});
  const shown: number[][] = [];
  client.subscribe(({ events }) => shown.push(events.map(({ seq }) => seq)));
  const [socket] = server.sockets;
  server.sockets.clear();
  server.say({});
  if (socket) server.sockets.add(socket);
  server.say({});
  await until(client, ({ events }) => events.length === 3);
  expect(server.got('pull')).toEqual([{ type: 'pull', after: 1 }]);
  for (const seqs of shown) expect(seqs).toEqual(seqs.map((_, index) => index + 1));
});

test('a server that asks to slow down gets the message a little later, with nobody doing anything', async () => {
  const client = open();
  await online(client);
  server.intercept = (frame, socket) => {
    if (frame.type !== 'send') return false;
    server.intercept = () => false;
    const error = { type: 'error', code: 'rate_limited', message: 'Wait.', id: frame.id, retryAfter: 0.05 };
    server.send(socket, error);
    return true;
  };
  client.send('patience');
  const snapshot = await until(client, ({ events }) => events.length === 1);
  expect(texts(snapshot)).toEqual(['patience']);
});
