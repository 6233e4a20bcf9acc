import { WebSocket } from 'ws';
import { chatRules, deskRules, routeRules } from './authorisation-table.ts';
import { type Chaos, createChaos } from './chaos.ts';

/** What is fuzzed, for how long, and with whose credentials. */
export interface FuzzPlan {
  url: string;
  key: string;
  cookie: string;
  frames: number;
  requests: number;
  seed: number;
}

/** What came of it. */
export interface FuzzFigures {
  frames: number;
  requests: number;
  /** Close codes of sockets and statuses of answers, each with how often it came. */
  closes: Record<string, number>;
  statuses: Record<string, number>;
  /** The longest that a plain question had to wait for its answer, in milliseconds. */
  slowestAnswer: number;
}

const SOCKETS = 6;
/** Frames sent to a socket before it is asked whether it is still there. */
const IN_A_ROW = 40;
const texts = [...Object.entries(chatRules).map(([type, frame]) => ({ type, ...frame }))];
const remarks = Object.entries(deskRules).map(([type, rule]) => ({
  type,
  conversation: 'none',
  ...(rule === 'own' ? { status: 'online' } : rule.frame),
}));

/** A request that got no answer at all counts as status 599. */
const NO_ANSWER = { status: 599, arrayBuffer: async () => new ArrayBuffer(0) };

/** Sends random and mutated frames and requests; the same seed sends the same. */
export async function fuzz(plan: FuzzPlan): Promise<FuzzFigures> {
  const figures: FuzzFigures = { frames: 0, requests: 0, closes: {}, statuses: {}, slowestAnswer: 0 };
  let done = false;
  const watching = watch(plan, figures, () => done);
  await Promise.all([
    ...Array.from({ length: SOCKETS }, (_, i) => fuzzSockets(plan, figures, createChaos(plan.seed + i))),
    fuzzRequests(plan, figures, createChaos(plan.seed + 1000)),
  ]);
  done = true;
  await watching;
  return figures;
}

async function fuzzSockets(plan: FuzzPlan, figures: FuzzFigures, chaos: Chaos): Promise<void> {
  while (figures.frames < plan.frames) {
    const desk = chaos.chance(0.2);
    const headers = desk ? { cookie: plan.cookie, origin: plan.url } : {};
    const at = `${plan.url.replace('http', 'ws')}/v1/${desk ? 'desk' : 'chat'}`;
    const socket = new WebSocket(at, 'zaine.v1', { headers });
    const closed = new Promise<void>((resolve) => {
      socket.on('error', () => {});
      socket.on('close', (code) => {
        figures.closes[code] = (figures.closes[code] ?? 0) + 1;
        resolve();
      });
    });
    const opened = new Promise<void>((resolve) => socket.on('open', () => resolve()));
    await Promise.race([opened, closed]);
    if (socket.readyState === socket.OPEN) await talk(socket, { figures, chaos, desk, most: plan.frames });
    socket.close();
    // A server that does not close is one that hangs.
    await closed;
  }
}

interface Talk {
  figures: FuzzFigures;
  chaos: Chaos;
  desk: boolean;
  most: number;
}

async function talk(socket: WebSocket, { figures, chaos, desk, most }: Talk): Promise<void> {
  const hello = desk ? { type: 'hello' } : { type: 'hello', site: 'demo' };
  if (chaos.chance(0.9)) socket.send(JSON.stringify(hello));
  for (let round = 0; round < 5 && socket.readyState === socket.OPEN && figures.frames < most; round++) {
    for (let i = 0; i < IN_A_ROW; i++) {
      socket.send(chaos.frame(chaos.pick(desk ? remarks : texts)));
      figures.frames += 1;
    }
    await pong(socket);
  }
}

/** Everything sent before has been read when a ping comes back. */
function pong(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.once('pong', () => resolve());
    socket.once('close', () => resolve());
    socket.ping();
  });
}

async function fuzzRequests(plan: FuzzPlan, figures: FuzzFigures, chaos: Chaos): Promise<void> {
  const routes = Object.keys(routeRules);
  while (figures.requests < plan.requests) {
    await Promise.all(
      Array.from({ length: 4 }, () => ask(plan, figures, { chaos, route: chaos.pick(routes) })),
    );
  }
}

async function ask(
  { url, key, cookie }: FuzzPlan,
  figures: FuzzFigures,
  { chaos, route }: { chaos: Chaos; route: string },
): Promise<void> {
  const [known = 'GET', path = '/'] = route.split(' ');
  const method =
    known === 'FILES' ? 'GET' : chaos.chance(0.9) ? known : chaos.pick(['PUT', 'POST', 'DELETE', 'PATCH']);
  // Signing in is slow on purpose, and signing out would end what the rest goes on with.
  if (path.endsWith('/session') && method !== 'GET') return;
  figures.requests += 1;
  const filled = path.replace(/\{\w+\}/g, () =>
    encodeURIComponent(chaos.text().slice(0, 200).toWellFormed()).replace(/\./g, '%2e'),
  );
  const query = chaos.chance(0.3)
    ? `?${chaos.pick(['q', 'after', 'limit', 'customer', '__proto__'])}=${encodeURIComponent(chaos.text().slice(0, 500).toWellFormed())}`
    : '';
  const body = method === 'GET' || method === 'DELETE' ? undefined : chaos.frame(chaos.pick(texts));
  const headers: Record<string, string> = {
    ...(chaos.chance(0.8)
      ? { authorization: `Bearer ${key}` }
      : { cookie, authorization: chaos.pick(['Visitor x', 'Bearer', 'Basic eA==', '']) }),
    ...(chaos.chance(0.5) && {
      'content-type': chaos.pick([
        'application/json',
        'text/html',
        'multipart/form-data; boundary=x',
        'application/json; charset=utf-7',
      ]),
    }),
  };
  const answer = await fetch(`${url}${filled}${query}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body !== undefined && { body: new Blob([typeof body === 'string' ? body : new Uint8Array(body)]) }),
  }).catch(() => NO_ANSWER);
  await answer.arrayBuffer();
  const named = answer.status >= 500 ? `${answer.status} ${method} ${path}` : String(answer.status);
  figures.statuses[named] = (figures.statuses[named] ?? 0) + 1;
}

async function watch({ url }: FuzzPlan, figures: FuzzFigures, ended: () => boolean): Promise<void> {
  while (!ended()) {
    const at = performance.now();
    await (await fetch(`${url}/healthz`).catch(() => NO_ANSWER)).arrayBuffer();
    figures.slowestAnswer = Math.max(figures.slowestAnswer, performance.now() - at);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
