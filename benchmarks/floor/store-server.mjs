/**
 * Floor B: bare `ws` and the least a durable message needs. Each message is parsed, written (the conversation's
 * row and an event's row, many messages to one commit), and answered after the commit with an ack and an event.
 * No validation, no rate limit, no recognition of repeats, no rooms.
 */
import { randomUUID } from 'node:crypto';
import { WebSocketServer } from '../server-dependencies.mjs';
import { openLibsqlWriter } from './libsql-writer.mjs';
import { openPostgresWriter } from './postgres-writer.mjs';

const { FLOOR_FILE, FLOOR_DATABASE, FLOOR_FIRST = '0' } = process.env;
const writer = await (FLOOR_DATABASE ? openPostgresWriter(FLOOR_DATABASE) : openLibsqlWriter(FLOOR_FILE));
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: 0,
  perMessageDeflate: false,
  clientTracking: false,
});

/** Where several share a database, each begins at another conversation. */
let conversations = Number(FLOOR_FIRST);

server.on('connection', (socket) => {
  const conversation = `c${conversations++}`;
  let seq = 0;
  socket.on('message', (data) => {
    const { id: cid, body } = JSON.parse(data.toString());
    const row = {
      conversation,
      seq: ++seq,
      id: randomUUID(),
      cid,
      data: JSON.stringify({ body }),
      preview: body.text.slice(0, 120),
      at: Date.now(),
    };
    writer.append(row, () => answer(socket, row, body));
  });
});

function answer(socket, { id, seq, cid, at: millis }, body) {
  const at = new Date(millis).toISOString();
  socket.send(JSON.stringify({ type: 'ack', id: cid, event: id, seq, at }));
  const event = { id, seq, at, author: { role: 'shopper' }, kind: 'message', cid, body };
  socket.send(JSON.stringify({ type: 'event', event }));
}

server.on('listening', () => process.send({ greeting: { port: server.address().port } }));
process.once('SIGTERM', () => process.exit(0));
