import { execFile } from 'node:child_process';
import { appendFile, copyFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hashOfPerson } from '../../packages/server/src/privacy/person.ts';
import { administer } from '../../packages/server/src/testing/template-database.ts';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/test-server.ts';
import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { enter, identityOf } from './people.ts';

const run = promisify(execFile);
const bin = fileURLToPath(new URL('../../packages/server/bin/zaine.mjs', import.meta.url));
const CUSTOMER = 'c-forgotten';
const canaries = ['Canary Wisteria', '13977310042', 'canary words about my order'];
const big = { maxBuffer: 2 ** 28 };

/** Backups as an operator makes them, of either store. `restore` gives the environment of a server on what was restored. */
interface Backups {
  make(name: string): Promise<void>;
  restore(name: string): Promise<Record<string, string>>;
  /** All that is kept, as text. */
  everything(env: Record<string, string>): Promise<string>;
}

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`who was erased and comes back with a backup, on ${kind.name}`, () => {
    let server: TestServer;
    let folder: string;
    const databases: string[] = [];
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'zaine-ledger-'));
      server = await startTestServer(kind);
    });
    afterAll(async () => {
      for (const name of databases)
        await administer((client) => client.query(`drop database if exists ${name} with (force)`));
      await server?.dispose();
      await rm(folder, { recursive: true, force: true });
    });

    const files: Backups = {
      async make(name) {
        const env = { PATH: process.env.PATH ?? '', ...server.data.env };
        await run(process.execPath, [bin, 'backup', join(folder, 'backups', name)], { env });
      },
      // On another machine, which has the folder of the backups and nothing else.
      async restore(name) {
        const env = { ZAINE_DATA: join(folder, `restored-${name}`) };
        await run(process.execPath, [bin, 'restore', join(folder, 'backups', name)], {
          env: { PATH: process.env.PATH ?? '', ...env },
        });
        return env;
      },
      async everything({ ZAINE_DATA: data = '' }) {
        const names = await readdir(data, { recursive: true, withFileTypes: true });
        const paths = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
        return (await run('cat', paths, { ...big, encoding: 'latin1' })).stdout;
      },
    };
    const dumps: Backups = {
      async make(name) {
        const url = server.data.env.DATABASE_URL ?? '';
        await run('pg_dump', ['--format=custom', `--file=${join(folder, name)}`, url]);
      },
      async restore(name) {
        const url = new URL(server.data.env.DATABASE_URL ?? '');
        const database = `${url.pathname.slice(1)}_${name}`;
        await administer((client) => client.query(`create database ${database}`));
        databases.push(database);
        url.pathname = `/${database}`;
        await run('pg_restore', ['--no-owner', `--dbname=${url.href}`, join(folder, name)]);
        return { DATABASE_URL: url.href, ZAINE_DATA: server.data.env.ZAINE_DATA ?? '' };
      },
      everything: async ({ DATABASE_URL: url = '' }) => (await run('pg_dump', [url], big)).stdout,
    };
    const backups = kind.name === 'sqlite' ? files : dumps;

    const rest = (url: string, path: string, method = 'GET', body?: object) =>
      fetch(`${url}/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${server.secrets.apiKey}` },
        ...(body && { body: JSON.stringify(body) }),
      });

    const linesOf = async (list: string) =>
      (await readFile(list, 'utf8')).split('\n').filter((line) => line.endsWith('}')).length;

    /** A server on what was restored, for as long as it takes to ask it. */
    async function asked<T>(env: Record<string, string>, ask: (url: string) => Promise<T>): Promise<T> {
      const restored = await startTestServer(kind, { data: { ...server.data, env } });
      return ask(restored.url).finally(() => restored.stop());
    }

    test('is erased again by itself; who came back as a customer since is not', async () => {
      await rest(server.url, `/customers/${CUSTOMER}`, 'PUT', { name: canaries[0], phone: canaries[1] });
      await rest(server.url, '/customers/c-neighbour', 'PUT', { name: 'Neighbour' });
      const identity = await identityOf(CUSTOMER, { secret: server.secrets.identitySecret });
      const { socket } = await enter(server, { identity });
      socket.send({ type: 'send', id: 'canary', body: { kind: 'text', text: canaries[2] } });
      await socket.next('ack');
      await backups.make('before');
      expect((await rest(server.url, `/customers/${CUSTOMER}`, 'DELETE')).status).toBe(204);
      await rest(server.url, `/customers/${CUSTOMER}`, 'PUT', { name: 'Back Again' });
      await backups.make('after');

      const before = await backups.restore('before');
      const after = await backups.restore('after');
      // A backup of the embedded store is cleaned where it is restored, before any server starts.
      if (kind.name === 'sqlite')
        for (const word of canaries)
          expect((await files.everything(before)).includes(word), word).toBe(false);
      await asked(before, async (url) => {
        expect((await rest(url, `/customers/${CUSTOMER}/export`)).status).toBe(404);
        expect((await rest(url, '/customers/c-neighbour')).status).toBe(200);
        const { items } = (await (await rest(url, '/audit')).json()) as { items: { action: string }[] };
        expect(items.filter(({ action }) => action === 'customer_erased')).toHaveLength(1);
      });
      for (const word of canaries)
        expect((await backups.everything(before)).includes(word), word).toBe(false);
      await asked(after, async (url) => {
        expect(await (await rest(url, `/customers/${CUSTOMER}`)).json()).toMatchObject({
          name: 'Back Again',
        });
      });
    }, 60_000);

    const onPostgres = kind.name === 'postgres' ? test : () => {};
    onPostgres(
      'is erased again on a machine that never saw them, when any node’s list was kept',
      async () => {
        const [second, shared, third] = ['second', 'shared', 'third'].map((name) => join(folder, name));
        const env = {
          ...server.data.env,
          ZAINE_DATA: second ?? '',
          ZAINE_ERASURES: join(shared ?? '', 'list.jsonl'),
        };
        const other = await startTestServer(kind, { data: server.data, env });
        const people = ['c-at-first-node', 'c-by-command'];
        for (const id of people)
          await rest(server.url, `/customers/${id}`, 'PUT', { name: `Canary of ${id}` });
        await dumps.make('lost');
        expect((await rest(server.url, `/customers/${people[0]}`, 'DELETE')).status).toBe(204);
        const command = {
          PATH: process.env.PATH ?? '',
          ...server.data.env,
          ZAINE_DATA: join(folder, 'command'),
        };
        await run(process.execPath, [bin, 'erase', '--customer', people[1] ?? ''], { env: command });
        const lists = [join(second ?? '', 'erased.jsonl'), env.ZAINE_ERASURES];
        const subjects = people.map((id) => hashOfPerson('demo', id));
        await vi.waitFor(async () => {
          for (const list of lists)
            for (const subject of subjects) expect(await readFile(list, 'utf8')).toContain(subject);
        }, 5000);
        await other.stop();

        const restored = { ...(await dumps.restore('lost')), ZAINE_DATA: third ?? '' };
        expect(await dumps.everything(restored)).toContain('Canary of');
        const copy = join(folder, 'copy.jsonl');
        await copyFile(lists[0] ?? '', copy);
        const { stdout } = await run(process.execPath, [bin, 'erasures', copy], {
          env: { PATH: process.env.PATH ?? '', ...restored },
        });
        expect(stdout).toContain('Erased again: 2 customers.');
        expect(await dumps.everything(restored)).not.toContain('Canary of');
        expect(await readFile(join(third ?? '', 'erased.jsonl'), 'utf8')).toContain(subjects[1]);
      },
      60_000,
    );

    test('the list of them names nobody, outlives a line cut short, and says nothing to another shop’s database', async () => {
      const ledger = join(server.data.env.ZAINE_DATA ?? '', 'erased.jsonl');
      const text = await readFile(ledger, 'utf8');
      expect(text).toMatch(/"subject":"[0-9a-f]{64}"/);
      for (const word of [CUSTOMER, ...canaries]) expect(text.includes(word), word).toBe(false);
      expect((await stat(ledger)).mode & 0o077).toBe(0);
      const before = await linesOf(ledger);
      await appendFile(ledger, '\n{"id":"cut');
      const env = { ZAINE_ERASURES: ledger };
      const other = await startTestServer(kind, { env });
      await rest(other.url, `/customers/${CUSTOMER}`, 'PUT', { name: 'Somebody else' });
      const again = await startTestServer(kind, { env, data: other.data });
      expect((await rest(again.url, `/customers/${CUSTOMER}`)).status).toBe(200);
      await rest(again.url, `/customers/${CUSTOMER}`, 'DELETE');
      await again.stop();
      await other.dispose();
      expect(await linesOf(ledger)).toBe(before + 1);
    });
  });
}
