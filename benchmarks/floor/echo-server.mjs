/** Floor A: bare `ws` without compression, every message sent back as it came. */
import { WebSocketServer } from '../server-dependencies.mjs';

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: 0,
  perMessageDeflate: false,
  clientTracking: false,
});

server.on('connection', (socket) => {
  socket.on('message', (data) => socket.send(data, { binary: false }));
});
server.on('listening', () => process.send({ greeting: { port: server.address().port } }));
process.once('SIGTERM', () => process.exit(0));
