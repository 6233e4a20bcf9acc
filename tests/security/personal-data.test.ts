import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createAudit } from '../../packages/server/src/audit/audit.ts';
import { createFileBytes } from '../../packages/server/src/files/file-bytes.ts';
import { personalData } from '../../packages/server/src/privacy/personal-data.ts';
import { createRetention } from '../../packages/server/src/privacy/retention.ts';
import { endLease, takeLease } from '../../packages/server/src/store/lease.ts';
import { openSqlite } from '../../packages/server/src/store/sqlite-host.ts';
import { signInToDesk } from '../../packages/server/src/testing/desk.ts';
import { everyRow, statement, unpacked } from '../../packages/server/src/testing/every-row.ts';
import { samplePhoto } from '../../packages/server/src/testing/sample-photo.ts';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/test-server.ts';
import { filesOf, testStores } from '../../packages/server/src/testing/test-store.ts';
import { blanked, nobodys } from './columns.ts';
import { enter, identityOf } from './people.ts';

/** What is this customer's alone, in every place where something of theirs can stand. */
const canaries = {
  customer: 'c-canary-7731',
  name: 'Canary Wisteria',
  email: 'canary.wisteria@mail.example',
  phone: '13977310042',
  street: 'Canary Lane 7731',
  note: 'leave it with the canary',
  engraving: 'for-my-canary',
  tracking: 'SFCANARY7731',
  message: 'canary words about my order',
  guestWords: 'canary words before signing in',
  remark: 'canary is a kind customer',
  page: 'https://shop.example/canary-page',
  policy: 'canary-policy-1',
  file: 'canary-photo',
  comment: 'canary liked it',
  ticket: 'canary wants the lid as well',
};
const run = promisify(execFile);
const bin = fileURLToPath(new URL('../../packages/server/bin/zaine.mjs', import.meta.url));

const DAY = 24 * 60 * 60 * 1000;

/** Words that stand in a file of a folder, as they are or compressed. */
async function wordsIn(folder: string, words: readonly string[]): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of names.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const texts = [await readFile(path, 'latin1')];
    if (entry.name.endsWith('.db')) {
      const db = openSqlite(path);
      const rows = db.prepare('select data from archive').all() as { data: string }[];
      texts.push(...rows.map(({ data }) => unpacked(data)));
      db.close();
    }
    for (const text of texts) found.push(...words.filter((word) => text.includes(word)));
  }
  return found;
}

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`personal data on ${kind.name}`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startTestServer(kind);
    });
    afterAll(() => server?.dispose());

    const rest = (path: string, method = 'GET', body?: object) =>
      fetch(`${server.url}/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${server.secrets.apiKey}` },
        ...(body && { body: JSON.stringify(body) }),
      });

    /** A customer who left something everywhere. */
    async function leaveTraces(customer = canaries.customer) {
      const secret = server.secrets.identitySecret;
      const rating = nanoid();
      await rest(`/customers/${customer}`, 'PUT', {
        name: canaries.name,
        email: canaries.email,
        phone: canaries.phone,
      });
      const number = `ZN-${customer}`;
      await rest(`/orders/${number}`, 'PUT', {
        customer,
        placedAt: '2026-11-01T03:20:00Z',
        status: 'shipped',
        items: [
          { sku: 'MUG', title: 'Mug', quantity: 1, price: 3900, options: { engraving: canaries.engraving } },
        ],
        currency: 'CNY',
        total: 3900,
        phone: canaries.phone,
        address: { name: canaries.name, line: canaries.street, city: 'Hangzhou' },
        note: canaries.note,
        parcels: [{ tracking: canaries.tracking, carrier: 'SF', status: 'in_transit', events: [] }],
      });
      const guest = await enter(server, { page: { url: canaries.page } });
      await say(guest, nanoid(), canaries.guestWords);
      const ticket = { department: 'duty', subject: 'A lid', body: canaries.ticket };
      await rest('/tickets', 'POST', { ...ticket, conversation: guest.conversation });
      const shopper = await enter(server, {
        visitor: guest.token,
        identity: await identityOf(customer, { secret, name: canaries.name }),
      });
      await say(shopper, nanoid(), canaries.message);
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array(await samplePhoto())]), `${canaries.file}.jpg`);
      const upload = await fetch(`${server.url}/v1/files`, {
        method: 'POST',
        headers: { authorization: `Visitor ${shopper.token}` },
        body: form,
      });
      const file = (await upload.json()) as { id: string };
      shopper.socket.send({ type: 'send', id: nanoid(), body: { kind: 'file', file: file.id } });
      await shopper.socket.next('ack');
      shopper.socket.send({ type: 'consent', policy: canaries.policy, given: true });
      await shopper.socket.next('consent');
      shopper.socket.send({
        type: 'send',
        id: rating,
        body: { kind: 'rating', score: 4, text: canaries.comment },
      });
      await shopper.socket.next('ack', (frame) => frame.id === rating);
      const desk = await signInToDesk(server);
      desk.send({
        type: 'note',
        conversation: shopper.conversation,
        id: `n-${customer}`,
        text: canaries.remark,
      });
      await desk.next('ack');
      desk.close();
      return { shopper, file: file.id, number };
    }

    async function say(
      { socket }: { socket: { send(frame: object): void; next(type: string): Promise<unknown> } },
      id: string,
      text: string,
    ) {
      socket.send({ type: 'send', id, body: { kind: 'text', text } });
      await socket.next('ack');
    }

    async function tracesOf(words: readonly string[]): Promise<string[]> {
      const rows = await everyRow(server.data.store);
      return [...rows].flatMap(([table, text]) =>
        words.filter((word) => text.includes(word)).map((word) => `${table}: ${word}`),
      );
    }

    /** How long something has waited to be taken out of the files, in seconds. */
    async function scrubWaits(): Promise<number> {
      const text = await (await fetch(`${server.url}/metrics`)).text();
      return Number(/^zaine_scrub_waiting_seconds (\S+)$/m.exec(text)?.[1]);
    }

    /** A sweep as it will be so many days from now. */
    function sweep(days: number): Promise<void> {
      const { store, env } = server.data;
      const now = () => Date.now() + days * DAY;
      const bytes = createFileBytes(store, env.ZAINE_DATA ?? '');
      const audit = createAudit({ store, now, newId: nanoid });
      return createRetention({ store, bytes, audit, scrubbing: { soon() {} }, now }).sweep();
    }

    test('every table is known to hold something of customers or nothing', async () => {
      const tables = [...(await everyRow(server.data.store)).keys()];
      const missing = tables.filter((name) => !(name in personalData));
      expect(missing).toEqual([]);
    });

    test('every column that outlives an erasure, or is nobody’s, is known', async () => {
      const { store } = server.data;
      const columns = new Map(
        (await store.db.introspection.getTables()).map(({ name, columns }) => [
          name,
          columns.map((column) => column.name).sort(),
        ]),
      );
      for (const [table, holding] of Object.entries(personalData)) {
        if (table === 'file_content' && store.kind === 'sqlite') continue;
        const known =
          holding === 'nobody'
            ? nobodys[table]?.split(' ')
            : holding.erase === 'blank' && Object.keys(blanked[table as keyof typeof blanked]);
        if (known) expect(columns.get(table), table).toEqual(known.sort());
        else if (holding === 'nobody') expect.unreachable(`${table} is not looked at`);
      }
    });

    /** The rows of a customer that stay for the books. */
    async function booksOf(conversation: string, number: string) {
      const { db } = server.data.store;
      const events = db.selectFrom('event').selectAll().where('conversation', '=', conversation);
      return {
        conversation: await db
          .selectFrom('conversation')
          .selectAll()
          .where('id', '=', conversation)
          .execute(),
        event: await events.where('kind', 'in', ['message', 'rating']).orderBy('seq').execute(),
        shop_order: await db.selectFrom('shop_order').selectAll().where('number', '=', number).execute(),
      };
    }

    test('every table knows whose shop its rows are, but for those that are nobody’s', async () => {
      const shared = ['meta', 'site', 'throttle', 'file_content'];
      for (const table of (await everyRow(server.data.store)).keys()) {
        const asked = statement(server.data.store, `select ${table}.site from ${table} limit 1`);
        if (shared.includes(table)) await expect(asked, table).rejects.toThrow(/site/);
        else await expect(asked, table).resolves.toBeUndefined();
      }
    });

    test('a customer gets everything that is kept about them', async () => {
      const { number } = await leaveTraces();
      const answer = await rest(`/customers/${canaries.customer}/export`);
      expect(answer.status).toBe(200);
      const text = await answer.text();
      for (const [what, word] of Object.entries(canaries)) expect(text.includes(word), what).toBe(true);
      expect(text).toContain(number);
      expect(text).not.toContain('token_hash');
      const other = await rest('/customers/c-nobody/export');
      expect(other.status).toBe(404);
    });

    test('an erased customer is in no table and no file, and the books still add up', async () => {
      const { shopper, file, number } = await leaveTraces();
      await rest('/customers/c-neighbour', 'PUT', { name: 'Neighbour' });
      expect(await tracesOf(Object.values(canaries))).not.toEqual([]);
      // As autovacuum does by itself: the planner's statistics quote values.
      await statement(server.data.store, 'analyze');
      const before = await booksOf(shopper.conversation, number);
      expect((await rest(`/customers/${canaries.customer}`, 'DELETE')).status).toBe(204);
      const words = Object.values(canaries).filter((word) => word !== canaries.customer);
      expect(await tracesOf(words)).toEqual([]);
      const after = await booksOf(shopper.conversation, number);
      for (const [table, rows] of Object.entries(before) as [
        keyof typeof before,
        Record<string, unknown>[],
      ][])
        for (const [i, row] of rows.entries())
          for (const [column, fate] of Object.entries(blanked[table]))
            if (fate === 'goes' && row[column] !== null)
              expect((after[table][i] as typeof row)[column], `${table}.${column}`).not.toEqual(row[column]);
      // The order's own number is the shop's and carries the id only in this test.
      const left = await tracesOf([canaries.customer]);
      expect(left).toEqual([`shop_order: ${canaries.customer}`]);
      expect(await (await rest(`/orders/${number}`)).json()).toMatchObject({
        total: 3900,
        customer: '(erased)',
      });
      expect((await rest('/customers/c-neighbour')).status).toBe(200);
      expect(
        await server.data.store.db.selectFrom('file').select('id').where('id', '=', file).execute(),
      ).toEqual([]);
      const bytes = createFileBytes(server.data.store, server.data.env.ZAINE_DATA ?? '');
      expect(await bytes.get(file)).toBeUndefined();
      expect(await shopper.socket.closed).toBe(4003);
      const seqs = await server.data.store.db
        .selectFrom('event')
        .select('seq')
        .where('conversation', '=', shopper.conversation)
        .orderBy('seq')
        .execute();
      expect(seqs.map(({ seq }) => seq)).toEqual(seqs.map((_, i) => i + 1));
    });

    test('the files of the store are their owner’s alone, whatever the folder lets others do', async () => {
      const { env, store } = server.data;
      if (store.kind === 'postgres') return;
      for (const end of ['', '-wal', '-shm'])
        expect((await stat(join(env.ZAINE_DATA ?? '', `zaine.db${end}`))).mode & 0o077).toBe(0);
    });

    test('what was erased cannot be read in the files of the running store either', async () => {
      const { env, store } = server.data;
      const words = Object.values(canaries).filter((word) => word !== canaries.customer);
      if (store.kind === 'postgres')
        await run(process.execPath, [bin, 'scrub'], { env: { PATH: process.env.PATH ?? '', ...env } });
      await vi.waitFor(async () => expect(await scrubWaits()).toBe(0), { timeout: 20_000, interval: 200 });
      for (const [file, content] of await filesOf(server.data))
        for (const word of words) expect(content.includes(word), `${word} in ${file}`).toBe(false);
      if (store.kind !== 'postgres') return;
      const { rows } = await sql<{ at: string; text: string }>`select tablename || '.' || attname as at,
        concat(most_common_vals, histogram_bounds) as text from pg_stats where schemaname = 'public'`.execute(
        store.db,
      );
      for (const { at, text } of rows)
        for (const word of words)
          expect(text.includes(word), `${word} in the statistics of ${at}`).toBe(false);
    }, 30_000);

    test('zaine erase does the same, and what the shopper goes on to say is not kept', async () => {
      const { shopper } = await leaveTraces('c-cli');
      const env = { PATH: process.env.PATH ?? '', ...server.data.env };
      const { stdout } = await run(process.execPath, [bin, 'erase', '--customer', 'c-cli'], {
        env,
      });
      expect(stdout).toContain('Erased');
      const words = Object.values(canaries).filter((word) => word !== canaries.customer);
      expect(await tracesOf(words)).toEqual([]);
      // Nodes hear of it at once; the only server of an embedded store when the shopper goes on.
      if (server.data.store.kind === 'postgres') expect(await shopper.socket.closed).toBe(4003);
      else {
        shopper.socket.send({ type: 'send', id: 'after', body: { kind: 'text', text: canaries.message } });
        expect(await shopper.socket.next('error')).toMatchObject({ code: 'not_found' });
      }
      expect(await tracesOf([canaries.message])).toEqual([]);
      const again = run(process.execPath, [bin, 'erase', '--customer', 'c-cli'], { env });
      await expect(again).rejects.toThrow(/Nothing is kept/);
    });

    test('a ticket for an erased conversation is refused, and nothing of it kept or written down', async () => {
      const customer = 'c-late-ticket';
      const identity = await identityOf(customer, { secret: server.secrets.identitySecret });
      const { socket, conversation } = await enter(server, { identity });
      await say({ socket }, nanoid(), 'hello');
      const about = (subject: string) =>
        rest('/tickets', 'POST', { department: 'duty', subject, body: subject, conversation });
      expect((await about('ticket in time')).status).toBe(200);
      expect(await tracesOf(['ticket in time'])).toEqual(['ticket: ticket in time']);
      expect((await rest(`/customers/${customer}`, 'DELETE')).status).toBe(204);
      const opened = async () =>
        ((await (await rest('/audit?limit=100')).json()) as { items: { action: string }[] }).items.filter(
          ({ action }) => action === 'ticket_opened',
        ).length;
      const before = await opened();
      const late = await about('ticket too late');
      expect(late.status).toBe(404);
      expect(await late.json()).toMatchObject({ detail: expect.stringContaining(conversation) });
      expect(await tracesOf(['ticket in time', 'ticket too late'])).toEqual([]);
      expect(await opened()).toBe(before);
    });

    test('an erased customer is not in the archive either, nor in backups once those have had their time', async () => {
      const customer = 'c-archived';
      const { shopper, number } = await leaveTraces(customer);
      const words = Object.values(canaries).filter((word) => word !== canaries.customer);
      const { store, env } = server.data;
      const folder = await mkdtemp(join(tmpdir(), 'zaine-backups-'));
      const backUp = (name: string) =>
        run(process.execPath, [bin, 'backup', join(folder, name), '--keep', '30'], {
          env: { PATH: process.env.PATH ?? '', ...env },
        });
      const found = () => wordsIn(folder, words);
      await rest('/settings', 'PATCH', { retention: { archive: 10 } });
      await sweep(11);
      expect(
        await store.db
          .selectFrom('event')
          .select('seq')
          .where('conversation', '=', shopper.conversation)
          .execute(),
      ).toEqual([]);
      const exported = await (await rest(`/customers/${customer}/export`)).text();
      for (const word of [
        canaries.message,
        canaries.guestWords,
        canaries.remark,
        canaries.comment,
        canaries.policy,
      ])
        expect(exported, word).toContain(word);
      const read = await rest(`/conversations/${shopper.conversation}/events?after=1`);
      expect(await read.text()).toContain(canaries.comment);
      expect((await rest(`/conversations/${shopper.conversation}/events`)).status).toBe(200);
      if (store.kind === 'sqlite') {
        await backUp('before');
        expect(await found()).not.toEqual([]);
      }

      expect((await tracesOf([canaries.message])).join()).toContain('archive');
      expect((await rest(`/customers/${customer}`, 'DELETE')).status).toBe(204);
      expect(await tracesOf(words)).toEqual([]);
      expect((await rest(`/conversations/${shopper.conversation}/events`)).status).toBe(404);
      expect((await rest(`/orders/${number}`)).status).toBe(200);
      if (store.kind === 'sqlite') {
        const note = join(folder, 'before', 'backup.json');
        const made = JSON.parse(await readFile(note, 'utf8'));
        const old = new Date(Date.now() - 31 * DAY).toISOString();
        await writeFile(note, JSON.stringify({ ...made, at: old }));
        await backUp('after');
        expect((await readdir(folder)).sort()).toEqual(['after', 'erased.jsonl']);
        expect(await found()).toEqual([]);
      }
      await rm(folder, { recursive: true });
      await rest('/settings', 'PATCH', { retention: null });
    });

    test('what was put into the archive goes in its time, and who comes back begins anew', async () => {
      const guest = await enter(server);
      await say(guest, nanoid(), 'archived words');
      await rest('/settings', 'PATCH', { retention: { archive: 10, conversations: 100, unanswered: 10 } });
      await sweep(9);
      expect(await tracesOf(['archived words'])).toContain('event: archived words');
      await sweep(11);
      expect(await tracesOf(['archived words'])).toEqual(['archive: archived words']);
      // Whoever still has it open is sent to a new one, with what they wanted to say.
      guest.socket.send({ type: 'send', id: 'still-here', body: { kind: 'text', text: 'hello again' } });
      expect(await guest.socket.closed).toBe(1012);
      const back = await enter(server, { visitor: guest.token, conversation: guest.conversation });
      expect(back.conversation).not.toBe(guest.conversation);
      await say(back, 'still-here', 'hello again');
      await sweep(99);
      expect(await tracesOf(['archived words'])).toEqual(['archive: archived words']);
      await sweep(101);
      expect(await tracesOf(['archived words'])).toEqual([]);
      await rest('/settings', 'PATCH', { retention: null });
    });

    test('chats in which nobody spoke go after a month, and browsers that left nothing', async () => {
      const silent = await enter(server);
      const spoken = await enter(server);
      await say(spoken, nanoid(), 'I do speak');
      const secret = server.secrets.identitySecret;
      await enter(server, { identity: await identityOf('c-two-browsers', { secret }) });
      await enter(server, { identity: await identityOf('c-two-browsers', { secret }) });
      const { db } = server.data.store;
      const count = async (customer: string) =>
        (await db.selectFrom('visitor').select('id').where('customer', '=', customer).execute()).length;
      const there = (id: string) =>
        db.selectFrom('conversation').select('visitor').where('id', '=', id).execute();
      expect(await count('c-two-browsers')).toBe(2);
      const [gone] = await there(silent.conversation);
      await sweep(29);
      expect(await there(silent.conversation)).toHaveLength(1);
      await sweep(32);
      expect(await there(silent.conversation)).toEqual([]);
      expect(await there(spoken.conversation)).toHaveLength(1);
      expect(await count('c-two-browsers')).toBe(0);
      expect(
        await db
          .selectFrom('visitor')
          .select('id')
          .where('id', '=', gone?.visitor ?? '')
          .execute(),
      ).toEqual([]);
    });

    test('one node sweeps at a time, and who died at it is not waited for long', async () => {
      const { store } = server.data;
      const at = Date.now();
      const lease = (after: number) => takeLease(store.db, { work: 'test', at: at + after, for: 1000 });
      expect(await Promise.all([lease(0), lease(0), lease(0)])).toEqual(
        expect.arrayContaining([true, false, false]),
      );
      expect(await lease(999)).toBe(false);
      expect(await lease(1000)).toBe(true);
      await endLease(store.db, 'test');
      expect(await lease(1001)).toBe(true);
    });

    test('consent is kept with its time, and withdrawn as easily', async () => {
      const { socket, conversation } = await enter(server);
      for (const given of [true, true, false]) {
        socket.send({ type: 'consent', policy: 'privacy-2026', given });
        expect(await socket.next('consent')).toMatchObject({ policy: 'privacy-2026', given });
      }
      const { db } = server.data.store;
      const kept = await db
        .selectFrom('consent')
        .select(['given', 'policy', 'at'])
        .where('conversation', '=', conversation)
        .orderBy('given', 'desc')
        .execute();
      expect(kept).toMatchObject([{ given: 1 }, { given: 0 }]);
      expect(kept[0]?.at).toBeGreaterThan(Date.now() - 60_000);
    });

    test('what is old enough goes, by kind and by the shop’s own settings', async () => {
      const old = await enter(server);
      await say(old, nanoid(), 'said long ago');
      await rest('/settings', 'PATCH', { retention: { conversations: 30 } });
      await sweep(0);
      expect(await tracesOf(['said long ago'])).not.toEqual([]);
      await sweep(31);
      expect(await tracesOf(['said long ago'])).toEqual([]);
      expect((await rest('/settings', 'PATCH', { retention: null })).status).toBe(200);
    });

    test('the audit trail tells who did what, and nobody can change it', async () => {
      const { items } = (await (await rest('/audit?limit=100')).json()) as {
        items: { action: string; actor: string; subject?: string }[];
      };
      const actions = items.map(({ action, actor }) => `${action} by ${actor}`);
      for (const expected of [
        'customer_exported by key',
        'customer_erased by key',
        'customer_erased by cli',
        'sign_in by agent:admin',
        'settings_changed by key',
      ])
        expect(actions).toContain(expected);
      const { db } = server.data.store;
      const before = await db.selectFrom('audit').selectAll().orderBy('id').execute();
      await expect(db.updateTable('audit').set({ actor: 'somebody else' }).execute()).rejects.toThrow(
        /only ever added/,
      );
      await expect(db.deleteFrom('audit').execute()).rejects.toThrow(/only ever added/);
      if (server.data.store.kind === 'postgres')
        await expect(statement(server.data.store, 'truncate audit')).rejects.toThrow(/only ever added/);
      else
        await expect(
          statement(
            server.data.store,
            "insert or replace into audit select id, site, at, 'x', actor, subject, detail from audit",
          ),
        ).rejects.toThrow(/only ever added/);
      expect(await db.selectFrom('audit').selectAll().orderBy('id').execute()).toEqual(before);
      const env = { PATH: process.env.PATH ?? '', ...server.data.env };
      const { stdout } = await run(process.execPath, [bin, 'audit', 'verify'], { env });
      expect(stdout).toMatch(/^demo:\d+:[0-9a-f]{64} {2}whole\n$/);
      const kept = `demo:${before.length + 1}:${'0'.repeat(64)}`;
      const cut = run(process.execPath, [bin, 'audit', 'verify', '--head', kept], { env });
      await expect(cut).rejects.toMatchObject({
        code: 1,
        stdout: expect.stringContaining('The trail ends at'),
      });
    });
  });
}
