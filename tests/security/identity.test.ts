import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAgents } from '../../packages/server/src/desk/agents.ts';
import { reseal } from '../../packages/server/src/sites/reseal.ts';
import { createSeal } from '../../packages/server/src/sites/seal.ts';
import {
  createSiteSecrets,
  type MadeSecrets,
  type SiteSecrets,
} from '../../packages/server/src/sites/site-secrets.ts';
import { signInToDesk } from '../../packages/server/src/testing/desk.ts';
import { everyRow } from '../../packages/server/src/testing/every-row.ts';
import {
  openSocket,
  startTestServer,
  type TestServer,
} from '../../packages/server/src/testing/test-server.ts';
import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { enter, identityOf, signIn } from './people.ts';
import { addSite } from './second-site.ts';

const bin = fileURLToPath(new URL('../../packages/server/bin/zaine.mjs', import.meta.url));
const OLD_SECRET = 'old-identity-secret-0123456789abcdef';
const OLD_KEY = 'zk_old_0123456789abcdef0123';

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`who one is, on ${kind.name}`, () => {
    let server: TestServer;
    let clock = Date.now();
    let other: MadeSecrets;
    let others: SiteSecrets;
    let replaced: MadeSecrets;
    beforeAll(async () => {
      server = await startTestServer(kind, {
        now: () => clock,
        secrets: {
          identitySecret: `test-identity-secret-0123456789abcdef,${OLD_SECRET}`,
          apiKey: `zk_test_0123456789abcdef,${OLD_KEY}`,
        },
      });
      const made = await addSite(server, 'other', () => clock);
      others = made.others;
      other = made.renewed;
      replaced = made.revoked;
    });
    afterAll(() => server?.dispose());

    const current = 'test-identity-secret-0123456789abcdef';

    /** How a hello with this identity ends: `welcome`, or the error's code with the close code. */
    async function shown(identity: string, more: Record<string, unknown> = {}): Promise<string> {
      const socket = await openSocket(`${server.url}/v1/chat`);
      socket.send({ type: 'hello', site: 'demo', identity, ...more });
      const first = await Promise.race([socket.next('welcome'), socket.next('error')]);
      if (first.type === 'welcome') {
        socket.close();
        return `welcome ${(first.customer as { id: string }).id}`;
      }
      return `${first.code} ${await socket.closed}`;
    }

    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const soon = () => Math.floor(clock / 1000) + 300;

    test('a customer whom the shop signed is known', async () => {
      expect(await shown(await identityOf('c-1', { secret: current }))).toBe('welcome c-1');
    });

    test.each<[string, () => Promise<string> | string]>([
      ['signed with another secret', () => identityOf('c-1', { secret: 'somebody-elses-secret-0123456789' })],
      [
        'signed with nothing',
        () => `${part({ alg: 'HS256' })}.${part({ iss: 'demo', sub: 'c-1', jti: 'x', exp: soon() })}.`,
      ],
      [
        'alg none',
        () =>
          new UnsecuredJWT({ jti: 'n' }).setIssuer('demo').setSubject('c-1').setExpirationTime('5m').encode(),
      ],
      [
        'alg None, in other letters',
        () => `${part({ alg: 'nOnE' })}.${part({ iss: 'demo', sub: 'c-1', jti: 'x', exp: soon() })}.`,
      ],
      ['of another site', () => identityOf('c-1', { secret: current, site: 'other' })],
      ['signed by another site', () => identityOf('c-1', { secret: other.identitySecret })],
      [
        'good for longer than ten minutes',
        () => identityOf('c-1', { secret: current, expires: soon() + 3600 }),
      ],
      ['without a jti', () => identityOf('c-1', { secret: current, jti: '' })],
      ['for nobody', () => identityOf('', { secret: current })],
      [
        'with its customer changed',
        async () => {
          const [head, , signature] = (await identityOf('c-1', { secret: current })).split('.');
          return `${head}.${part({ iss: 'demo', sub: 'c-2', jti: 'x', exp: soon() })}.${signature}`;
        },
      ],
      ['that is no token', () => 'hello'],
      ['three dots', () => '...'],
    ])('an identity %s is refused', async (_what, make) => {
      expect(await shown(await make())).toBe('identity 4003');
    });

    test('an identity that has run out is told so', async () => {
      expect(
        await shown(await identityOf('c-1', { secret: current, expires: Math.floor(clock / 1000) - 60 })),
      ).toBe('expired 4001');
    });

    test('an identity overheard is of no use with another visitor’s token', async () => {
      const identity = await identityOf('c-overheard', { secret: current });
      const owner = await enter(server, { identity });
      const thief = await enter(server);
      expect(await shown(identity)).toBe('identity 4003');
      expect(await shown(identity, { visitor: thief.token })).toBe('identity 4003');
      expect(await shown(identity, { visitor: owner.token })).toBe('welcome c-overheard');
    });

    test('the secret is changed without anybody noticing', async () => {
      expect(await shown(await identityOf('c-1', { secret: OLD_SECRET }))).toBe('welcome c-1');
      const renewed = await others.renew('other', clock + 60_000);
      clock += 3000;
      for (const { identitySecret } of [renewed, other]) {
        const identity = await identityOf('c-1', { secret: identitySecret, site: 'other' });
        expect(await shown(identity, { site: 'other' })).toBe('welcome c-1');
      }
      clock += 60_000;
      const late = await identityOf('c-1', { secret: other.identitySecret, site: 'other' });
      expect(await shown(late, { site: 'other' })).toBe('identity 4003');
      other = renewed;
    });

    test('a site without a secret takes no identity, not even one signed with nothing', async () => {
      await server.data.store.db
        .insertInto('site')
        .values({
          id: 'bare',
          settings: '{"name":"Bare","timeZone":"UTC"}',
          api_key_hash: null,
          identity_secret: null,
          created_at: clock,
        })
        .execute();
      const forged = `${part({ alg: 'HS256' })}.${part({ iss: 'bare', sub: 'c-1', jti: 'x', exp: soon() })}.`;
      expect(await shown(forged, { site: 'bare' })).toBe('identity 4003');
    });

    const ask = (path: string, key: string) =>
      fetch(`${server.url}/v1${path}`, { headers: { authorization: `Bearer ${key}` } });

    test('the key is changed without downtime, and each site’s key opens that site alone', async () => {
      for (const key of ['zk_test_0123456789abcdef', OLD_KEY, other.apiKey]) {
        expect((await ask('/conversations', key)).status).toBe(200);
      }
      expect((await ask('/conversations', `zk_test_0123456789abcdef,${OLD_KEY}`)).status).toBe(401);
      const put = (key: string, id: string) =>
        fetch(`${server.url}/v1/customers/${id}`, {
          method: 'PUT',
          headers: { authorization: `Bearer ${key}` },
          body: '{"name":"Somebody"}',
        });
      expect((await put(other.apiKey, 'c-there')).status).toBe(200);
      expect((await ask('/customers/c-there', other.apiKey)).status).toBe(200);
      expect((await ask('/customers/c-there', OLD_KEY)).status).toBe(404);
    });

    test('a refused key is told to the shop that had it, and one that nobody had to those who run the server', async () => {
      expect((await ask('/orders', replaced.apiKey)).status).toBe(401);
      expect((await ask('/orders', 'zk_that_nobody_ever_had')).status).toBe(401);
      const refusedOf = async (key: string) => {
        const { items } = (await (await ask('/audit', key)).json()) as { items: { action: string }[] };
        return items.filter(({ action }) => action === 'key_refused').length;
      };
      expect(await refusedOf(other.apiKey)).toBe(1);
      // The second one, and the two at once of the test before.
      expect(await refusedOf(OLD_KEY)).toBe(2);
    });

    test('zaine site add makes a shop that the running server serves', async () => {
      const env = {
        PATH: process.env.PATH ?? '',
        ...server.data.env,
        ZAINE_SEALING_KEY: server.secrets.sealingKey,
      };
      const run = (...args: string[]) => promisify(execFile)(process.execPath, [bin, ...args], { env });
      const { stdout } = await run('site', 'add', 'third', '--name', 'Third');
      const key = /API key +(\S+)/.exec(stdout)?.[1] ?? '';
      const secret = /Identity secret +(\S+)/.exec(stdout)?.[1] ?? '';
      expect((await ask('/settings', key)).status).toBe(200);
      clock += 3000;
      const identity = await identityOf('c-1', { secret, site: 'third' });
      expect(await shown(identity, { site: 'third' })).toBe('welcome c-1');
      await expect(run('site', 'add', 'third')).rejects.toThrow(/already/);
      const renewed = await run('site', 'renew', 'third', '--keep', '0');
      expect(renewed.stdout).not.toContain(key);
      // The command went by the machine's clock, and may have taken its time.
      clock = Math.max(clock, Date.now() + 1);
      expect((await ask('/settings', key)).status).toBe(401);
    });

    test('the key that seals is changed without a shop losing its secret, and the old one can go', async () => {
      const made = await others.renew('other', clock);
      const { sealingKey } = server.secrets;
      const { db } = server.data.store;
      const open = (keys: string) =>
        createSiteSecrets({ db, seal: createSeal(keys), now: () => clock }).identitySecrets('other');
      const fresh = 'a-fresh-sealing-key-0123456789';
      expect(await open(fresh)).toEqual([]);
      expect(await open(`${fresh},${sealingKey}`)).toEqual([made.identitySecret]);
      const env = { PATH: process.env.PATH ?? '', ...server.data.env };
      const run = (keys: string) =>
        promisify(execFile)(process.execPath, [bin, 'site', 'reseal'], {
          env: { ...env, ZAINE_SEALING_KEY: keys },
        });
      await expect(run('another-key-of-nobody-here')).rejects.toThrow(/not given/);
      await run(`${fresh},${sealingKey}`);
      expect(await open(fresh)).toEqual([made.identitySecret]);
      await reseal(db, createSeal(`${sealingKey},${fresh}`));
      other = made;
    });

    test('an agent’s new password ends what was signed in with the old one, and nobody else notices', async () => {
      const agents = createAgents(server.data.store.db, () => clock);
      const ada = { name: 'ada', password: 'first-password-of-ada' };
      await agents.put('demo', ada);
      clock += 200_000;
      const { cookie } = await signIn(server, ada);
      const admin = await signIn(server, { name: 'admin', password: server.secrets.adminPassword });
      const asked = async (as: string) =>
        (await fetch(`${server.url}/v1/session`, { headers: { cookie: as } })).status;
      expect(await asked(cookie)).toBe(200);
      await agents.put('demo', { ...ada, password: 'second-password-of-ada' });
      expect(await asked(cookie)).toBe(401);
      expect(await asked(admin.cookie)).toBe(200);
      expect((await signIn(server, ada)).status).toBe(401);
      expect((await signIn(server, { ...ada, password: 'second-password-of-ada' })).status).toBe(200);
    });

    test('whoever is about to sign in is told whether there is a shop to choose, and not which', async () => {
      const ask = async ({ url }: { url: string }) => (await fetch(`${url}/v1/session`)).json();
      expect(await ask(server)).toMatchObject({ status: 401, several: true });
      expect(JSON.stringify(await ask(server))).not.toContain('other');
      const alone = await startTestServer(kind);
      expect(await ask(alone)).toMatchObject({ status: 401, several: false });
      await alone.dispose();
    });

    test('agents of one site see nothing of the other', async () => {
      await createAgents(server.data.store.db, () => clock).put('other', {
        name: 'eve',
        password: 'password-of-eve',
      });
      const eve = { name: 'eve', password: 'password-of-eve' };
      expect((await signIn(server, eve)).status).toBe(401);
      const { status, cookie } = await signIn(server, { ...eve, site: 'other' });
      expect(status).toBe(200);
      const shopper = await enter(server);
      const desk = await openSocket(`${server.url}/v1/desk`, { headers: { cookie, origin: server.url } });
      desk.send({ type: 'hello' });
      expect(await desk.next('welcome')).toMatchObject({ site: 'other', queue: [] });
      desk.send({ type: 'open', conversation: shopper.conversation });
      expect(await desk.next('error')).toMatchObject({ code: 'not_found' });
      const headers = { cookie };
      const answer = await fetch(`${server.url}/v1/desk/conversations/${shopper.conversation}`, { headers });
      expect(answer.status).toBe(404);
    });

    test('signing out closes what is open elsewhere', async () => {
      const { cookie } = await signIn(server, { name: 'admin', password: server.secrets.adminPassword });
      const desk = await openSocket(`${server.url}/v1/desk`, { headers: { cookie, origin: server.url } });
      desk.send({ type: 'hello' });
      await desk.next('welcome');
      await fetch(`${server.url}/v1/session`, { method: 'DELETE', headers: { cookie } });
      clock += 5000;
      desk.send({ type: 'status', status: 'away' });
      expect(await desk.closed).toBe(4001);
    });

    test('the cookie is for this server’s own pages and for no script', async () => {
      const { setCookie } = await signIn(server, { name: 'admin', password: server.secrets.adminPassword });
      expect(setCookie).toMatch(/; HttpOnly/);
      expect(setCookie).toMatch(/; SameSite=Strict/);
      expect(setCookie).not.toMatch(/Domain/i);
    });

    test('guessing passwords is slowed down, on every node and after a restart', async () => {
      clock += 200_000;
      const guess = (url: string) => signIn({ url }, { name: 'admin', password: 'wrong password' });
      const second = await startTestServer(kind, { now: () => clock, data: server.data });
      const answers: number[] = [];
      for (let i = 0; i < 14; i++) answers.push((await guess(i % 2 ? server.url : second.url)).status);
      expect(answers.filter((status) => status === 401)).toHaveLength(10);
      expect(answers.slice(10)).toEqual([429, 429, 429, 429]);
      const right = { name: 'admin', password: server.secrets.adminPassword };
      expect((await signIn(server, right)).status).toBe(429);
      clock += 15_000;
      expect((await signIn(second, right)).status).toBe(200);
      await second.stop();
    });

    test('passwords, tokens, keys and secrets are not to be read in the store', async () => {
      clock += 200_000;
      const desk = await signInToDesk(server);
      const shopper = await enter(server, {
        identity: await identityOf('c-1', { secret: current, expires: soon() }),
      });
      const { cookie } = await signIn(server, { name: 'admin', password: server.secrets.adminPassword });
      const rows = [...(await everyRow(server.data.store))];
      const kept = [
        server.secrets.adminPassword,
        'password-of-eve',
        shopper.token,
        cookie.split('=')[1] ?? '',
        current,
        OLD_KEY,
        other.apiKey,
        other.identitySecret,
      ];
      for (const secret of kept) {
        expect(secret.length).toBeGreaterThan(8);
        for (const [table, text] of rows) expect(text.includes(secret), `${secret} in ${table}`).toBe(false);
      }
      expect(rows.find(([table]) => table === 'agent')?.[1]).toMatch(/\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      desk.close();
    });
  });
}
