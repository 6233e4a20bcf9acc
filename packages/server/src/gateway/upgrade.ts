import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type CloseName, closeCodes, PROTOCOL } from '@zaine/protocol';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Agents, SignedInAgent } from '../desk/agents.ts';
import { cookieOf, SESSION_COOKIE } from './cookies.ts';
import { socketOptions, type Wire } from './frame-socket.ts';
import type { Origins } from './origins.ts';

/** Who may open which socket. */
export interface UpgradeParts {
  origins: Origins;
  agents: Agents;
  onChat(wire: Wire, network: string): void;
  /** `stillSignedIn` asks whether the session that opened the socket is one yet. */
  onDesk(wire: Wire, agent: SignedInAgent, stillSignedIn: () => Promise<boolean>): void;
  /** Told, once for each origin, how to let a shop's origin in. */
  warn(line: string): void;
  /** Whether a proxy before the server tells the client's address. */
  behindProxy: boolean;
}

/** The origins told of already are remembered up to this many. */
const MOST_TOLD = 1000;

/** Takes `/v1/chat` and `/v1/desk` upgrades; everything else is refused with a plain HTTP status. */
export function acceptUpgrades(server: Server, parts: UpgradeParts): void {
  const { origins, agents } = parts;
  const told = new Set<string>();
  const sockets = new WebSocketServer({
    ...socketOptions,
    // An unknown version is accepted for a moment, so that the client can read close code 4010.
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : ([...offered][0] ?? false)),
  });

  function mayEnter(request: IncomingMessage, path: string): boolean {
    const { origin } = request.headers;
    if (origin === undefined) return path === '/v1/chat';
    if (path === '/v1/desk' ? origins.isOwn(origin, request) : origins.allows(origin, request)) return true;
    // "null" is every sandboxed page there is: nobody should be told to let that in.
    const nameable = path === '/v1/chat' && origin !== 'null';
    if (nameable && !told.has(origin) && told.size < MOST_TOLD) {
      told.add(origin);
      parts.warn(
        `A page of ${JSON.stringify(origin)} was refused. If it is your shop, start with ZAINE_ORIGINS=${origin}`,
      );
    }
    return false;
  }

  function complete(request: IncomingMessage, socket: Duplex, head: Buffer, use: (wire: Wire) => void): void {
    sockets.handleUpgrade(request, socket, head, (opened) => {
      if (opened.protocol === PROTOCOL) return use({ socket: opened, stream: socket });
      leave(opened, 'version');
    });
  }

  async function take(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path !== '/v1/chat' && path !== '/v1/desk') return refuse(socket, 404);
    if (!mayEnter(request, path)) return refuse(socket, 403);
    if (path === '/v1/chat') {
      return complete(request, socket, head, (wire) =>
        parts.onChat(wire, addressOf(request, parts.behindProxy)),
      );
    }
    const token = cookieOf(request, SESSION_COOKIE);
    if (token === undefined) return refuse(socket, 401);
    const agent = await agents.bySession(token);
    // Browsers hide a refused upgrade's status; a close code tells the console to ask for the password again.
    complete(request, socket, head, (wire) =>
      agent
        ? parts.onDesk(wire, agent, async () => (await agents.bySession(token)) !== undefined)
        : leave(wire.socket, 'expired'),
    );
  }

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    take(request, socket, head).catch(() => refuse(socket, 503));
  });
}

function leave(socket: WebSocket, name: CloseName): void {
  const { code, reason } = closeCodes[name];
  socket.on('error', () => {});
  socket.close(code, reason);
}

/** The last address of X-Forwarded-For is the one the proxy itself saw. */
function addressOf(request: IncomingMessage, behindProxy: boolean): string {
  const forwarded = behindProxy
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : '';
  return forwarded || (request.socket.remoteAddress ?? '');
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
