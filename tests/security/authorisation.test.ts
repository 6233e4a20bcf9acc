import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAgents } from '../../packages/server/src/desk/agents.ts';
import { samplePhoto } from '../../packages/server/src/testing/sample-photo.ts';
import {
  openSocket,
  type RawSocket,
  startTestServer,
  type TestServer,
} from '../../packages/server/src/testing/test-server.ts';
import { testStores } from '../../packages/server/src/testing/test-store.ts';
import {
  type Access,
  chatRules,
  deskRules,
  routeRules,
  type Stage,
  unroutedHandlers,
} from './authorisation-table.ts';
import { enter, identityOf, type Shopper, signIn } from './people.ts';
import { frameTypes, routesOf, socketPaths, unroutedOf } from './routes-of.ts';
import { addSite } from './second-site.ts';

const CANARY = 'canary-only-for-those-who-may';
const roles = [
  'nobody',
  'visitor',
  'other visitor',
  'customer',
  'other customer',
  'visitor of another site',
  'forged visitor',
  'agent',
  'admin',
  'agent of another site',
  'agent signed out',
  'key',
  'key of another site',
  'revoked key',
  'forged key',
] as const;
type Role = (typeof roles)[number];

/** Who may do the same things in a site of their own. */
const ownSite: ReadonlySet<Role> = new Set(['key of another site', 'agent of another site']);

const allowed: Record<Access, readonly Role[]> = {
  open: roles,
  key: ['key'],
  desk: ['agent', 'admin'],
  session: ['agent', 'admin', 'agent of another site'],
  file: ['customer', 'agent', 'admin', 'key'],
  upload: ['customer', 'agent', 'admin'],
  signed: [],
};

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`who may do what, on ${kind.name}`, () => {
    let server: TestServer;
    let stage: Stage;
    let owner: Shopper;
    let photo: Buffer;
    const headers = {} as Record<Role, Record<string, string>>;

    beforeAll(async () => {
      server = await startTestServer(kind, { demo: true });
      photo = await samplePhoto();
      const people = await stagePeople(server);
      owner = people.owner;
      Object.assign(headers, people.headers);
      stage = await stageThings(server, owner, photo);
    });
    afterAll(() => server?.dispose());

    test('every route is in the table', async () => {
      expect(await routesOf(server.url)).toEqual(Object.keys(routeRules).sort());
    });

    test('every handler that no route names is accounted for', async () => {
      expect(await unroutedOf(server.url)).toEqual([...unroutedHandlers].sort());
    });

    test('every socket and every frame is in the table', async () => {
      expect(await socketPaths()).toEqual(['/v1/chat', '/v1/desk']);
      expect(frameTypes('chat')).toEqual(Object.keys(chatRules).sort());
      expect(frameTypes('desk')).toEqual(Object.keys(deskRules).sort());
    });

    async function ask(name: string, role: Role) {
      const [method = '', route = ''] = name.split(' ');
      const rule = routeRules[name];
      if (!rule) throw new Error(`${name} is not in the table.`);
      const body = rule.body === 'photo' ? new Blob([new Uint8Array(photo)]) : rule.body;
      const answer = await fetch(`${server.url}${rule.path?.(stage) ?? route}`, {
        method: method === 'FILES' ? 'GET' : method,
        headers: {
          ...headers[role],
          ...(typeof body === 'string' && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body }),
      });
      return { status: answer.status, text: await answer.text(), rule };
    }

    const closed = Object.keys(routeRules).filter((name) => routeRules[name]?.access !== 'open');
    const mayDo = (name: string, role: Role) => allowed[routeRules[name]?.access ?? 'key'].includes(role);

    test.each(closed)('%s is refused to everybody else, and changes nothing', async (name) => {
      const refused = roles.filter((role) => !mayDo(name, role));
      const before = await ofDemo(server);
      await Promise.all(
        refused.map(async (role) => {
          const { status, text } = await ask(name, role);
          expect(text, role).not.toContain(CANARY);
          // Those of another site do what they may, there: they find nothing of this one.
          if (!ownSite.has(role)) expect([401, 403, 404], role).toContain(status);
        }),
      );
      expect(await ofDemo(server)).toEqual(before);
    });

    test.each(closed)('%s is there for those who may', async (name) => {
      for (const role of roles.filter((each) => mayDo(name, each)))
        expect([200, 201, 204, 404, 422], role).toContain((await ask(name, role)).status);
    });

    test.each(roles)('%s is told of no secret by what is open', async (role) => {
      for (const [name, { access }] of Object.entries(routeRules)) {
        if (access !== 'open' || name === 'DELETE /v1/session') continue;
        const { text } = await ask(name, role);
        expect(text, name).not.toContain(CANARY);
        expect(text, name).not.toContain(server.secrets.apiKey);
      }
    });

    const intruders = {
      nobody: () => ({}),
      'another visitor': async () => ({ visitor: (await enter(server)).token }),
      'another customer': async () => ({
        identity: await identityOf('c-1002', { secret: server.secrets.identitySecret }),
      }),
      'a forged visitor': () => ({ visitor: 'vt_forged' }),
      'a visitor of another site': () => ({ site: 'other' }),
    };

    describe.each(Object.entries(chatRules))('a shopper’s %s', (type, frame) => {
      test('by others does not reach somebody else’s conversation', async () => {
        const before = await logOf(server, stage);
        await Promise.all(
          Object.entries(intruders).map(async ([who, hello]) => {
            const socket = await openSocket(`${server.url}/v1/chat`);
            const first = { type: 'hello', site: 'demo', conversation: stage.conversation, after: 0 };
            socket.send({ ...first, ...(await hello()) });
            expect((await socket.next('welcome')).conversation, who).not.toBe(stage.conversation);
            await socket.next('live');
            if (type !== 'hello') socket.send({ type, conversation: stage.conversation, ...frame });
            socket.send({ type: 'pull', after: 0 });
            await socket.next('live');
            expect(JSON.stringify(socket.frames), who).not.toContain(CANARY);
            socket.close();
          }),
        );
        expect(await logOf(server, stage)).toEqual(before);
      });

      test('before any hello is not taken', async () => {
        if (type === 'hello') return;
        const socket = await openSocket(`${server.url}/v1/chat`);
        socket.send({ type, ...frame });
        expect(await socket.next('error')).toMatchObject({ code: 'not_ready' });
        socket.close();
      });
    });

    const outside = roles.filter(
      (role) => !['agent', 'admin', 'agent of another site', 'agent signed out'].includes(role),
    );
    test.each(outside)('%s gets no socket of the desk', async (role) => {
      const opening = openSocket(`${server.url}/v1/desk`, {
        headers: { ...headers[role], origin: server.url },
      });
      await expect(opening).rejects.toThrow('401');
    });

    test('an agent who signed out gets none either', async () => {
      const socket = await deskSocket('agent signed out');
      expect(await socket.closed).toBe(4001);
    });

    const deskSocket = (role: Role) =>
      openSocket(`${server.url}/v1/desk`, { headers: { ...headers[role], origin: server.url } });

    describe.each(Object.entries(deskRules))('an agent’s %s', (type, rule) => {
      const asked =
        rule === 'own'
          ? []
          : ([
              ['agent', rule.colleague],
              ['agent of another site', rule.elsewhere],
            ] as const);
      test.each(asked)(
        'by an %s about a colleague’s conversation is answered with %s',
        async (role, expected) => {
          if (rule === 'own') return;
          const before = await logOf(server, stage);
          const socket = await deskSocket(role);
          socket.send({ type: 'hello' });
          await socket.next('welcome');
          socket.send({ type, conversation: stage.conversation, ...rule.frame });
          expect(await firstAnswer(socket)).toBe(expected);
          if (role !== 'agent') expect(JSON.stringify(socket.frames)).not.toContain(CANARY);
          expect(await logOf(server, stage)).toEqual(before);
          socket.close();
        },
      );

      test('before hello is not taken', async () => {
        if (type === 'hello') return;
        const socket = await deskSocket('agent');
        socket.send({
          type,
          conversation: stage.conversation,
          ...(rule === 'own' ? { status: 'away' } : rule.frame),
        });
        expect(await socket.next('error')).toMatchObject({ code: 'not_ready' });
        socket.close();
      });
    });
  });
}

/** The code of the first error, the type of what was answered, or `nothing` where the next frame's answer came first. */
async function firstAnswer(socket: RawSocket): Promise<string> {
  socket.send({ type: 'open', conversation: 'end-of-test' });
  const answers = new Set(['error', 'opened', 'ack', 'assigned']);
  await socket.next('error', (frame) => frame.conversation === 'end-of-test');
  const answer = socket.frames.find((frame) => answers.has(frame.type));
  if (answer?.conversation === 'end-of-test') return 'nothing';
  return answer?.type === 'error' ? String(answer.code) : (answer?.type ?? 'nothing');
}

/** The customer c-1001 of the demo shop with a conversation that the admin has, and everybody else. */
async function stagePeople(server: TestServer) {
  const secret = server.secrets.identitySecret;
  const owner = await enter(server, { identity: await identityOf('c-1001', { secret }) });
  const other = await enter(server, { identity: await identityOf('c-1002', { secret }) });
  const [guest, guest2] = [await enter(server), await enter(server)];
  const made = await addSite(server, 'other');
  const stranger = await enter(server, { site: 'other' });
  const agents = createAgents(server.data.store.db, Date.now);
  await agents.put('demo', { name: 'agent', password: 'password-of-agent' });
  await agents.put('other', { name: 'agent', password: 'password-of-agent' });
  const agent = { name: 'agent', password: 'password-of-agent' };
  const cookieOf = async (who: Parameters<typeof signIn>[1]) => ({
    cookie: (await signIn(server, who)).cookie,
  });
  const gone = await cookieOf(agent);
  await fetch(`${server.url}/v1/session`, { method: 'DELETE', headers: gone });
  const visitor = ({ token }: { token: string }) => ({ authorization: `Visitor ${token}` });
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
  const headers: Record<Role, Record<string, string>> = {
    nobody: {},
    visitor: visitor(guest),
    'other visitor': visitor(guest2),
    customer: visitor(owner),
    'other customer': visitor(other),
    'visitor of another site': visitor(stranger),
    'forged visitor': visitor({ token: 'vt_forged' }),
    agent: await cookieOf(agent),
    admin: await cookieOf({ name: 'admin', password: server.secrets.adminPassword }),
    'agent of another site': await cookieOf({ ...agent, site: 'other' }),
    'agent signed out': gone,
    key: bearer(server.secrets.apiKey),
    'key of another site': bearer(made.renewed.apiKey),
    'revoked key': bearer(made.revoked.apiKey),
    'forged key': bearer('zk_forged'),
  };
  return { owner, headers };
}

async function stageThings(server: TestServer, owner: Shopper, photo: Buffer): Promise<Stage> {
  const answer = await fetch(`${server.url}/v1/files`, {
    method: 'POST',
    headers: { authorization: `Visitor ${owner.token}` },
    body: new Blob([new Uint8Array(photo)]),
  });
  const { id: file } = (await answer.json()) as { id: string };
  owner.socket.send({ type: 'send', id: 'canary', body: { kind: 'text', text: CANARY } });
  await owner.socket.next('ack');
  owner.socket.send({ type: 'send', id: 'ask', body: { kind: 'text', text: '转人工' } });
  await owner.socket.next('event', (frame) => JSON.stringify(frame).includes('"queued"'));
  const { cookie } = await signIn(server, { name: 'admin', password: server.secrets.adminPassword });
  const desk = await openSocket(`${server.url}/v1/desk`, { headers: { cookie, origin: server.url } });
  desk.send({ type: 'hello' });
  await desk.next('welcome');
  desk.send({ type: 'claim', conversation: owner.conversation });
  await desk.next('assigned');
  desk.close();
  const { db } = server.data.store;
  const customer = 'c-1001';
  await db.updateTable('customer').set({ name: CANARY }).where('id', '=', customer).execute();
  const order = await db
    .selectFrom('shop_order')
    .select('number')
    .where('customer', '=', customer)
    .executeTakeFirstOrThrow();
  const opened = await fetch(`${server.url}/v1/tickets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.secrets.apiKey}` },
    body: JSON.stringify({ department: 'warehouse', subject: CANARY, body: CANARY, customer }),
  });
  const { id: ticket } = (await opened.json()) as { id: string };
  return { conversation: owner.conversation, file, customer, order: order.number, ticket };
}

/** What the demo shop has, to see that nobody changed it. */
async function ofDemo({ data: { store } }: TestServer) {
  const { db } = store;
  const [customers, orders, parcels, articles, files, sites, tickets, policies, cases, links] =
    await Promise.all([
      db.selectFrom('customer').selectAll().where('site', '=', 'demo').orderBy('id').execute(),
      db.selectFrom('shop_order').selectAll().where('site', '=', 'demo').orderBy('number').execute(),
      db.selectFrom('parcel').selectAll().where('site', '=', 'demo').orderBy('tracking').execute(),
      db.selectFrom('article').selectAll().where('site', '=', 'demo').orderBy('id').execute(),
      db.selectFrom('file').selectAll().where('site', '=', 'demo').orderBy('id').execute(),
      db.selectFrom('site').selectAll().where('id', '=', 'demo').execute(),
      db.selectFrom('ticket').selectAll().where('site', '=', 'demo').orderBy('id').execute(),
      db.selectFrom('policy').selectAll().where('site', '=', 'demo').orderBy('version').execute(),
      db.selectFrom('after_sales_case').selectAll().where('site', '=', 'demo').orderBy('id').execute(),
      db.selectFrom('shop_link').selectAll().where('site', '=', 'demo').execute(),
    ]);
  return { customers, orders, parcels, articles, files, sites, tickets, policies, cases, links };
}

async function logOf({ data: { store } }: TestServer, { conversation }: Stage) {
  const events = await store.db
    .selectFrom('event')
    .selectAll()
    .where('conversation', '=', conversation)
    .orderBy('seq')
    .execute();
  const head = await store.db
    .selectFrom('conversation')
    .select(['state', 'agent', 'seq'])
    .where('id', '=', conversation)
    .execute();
  return { events, head };
}
