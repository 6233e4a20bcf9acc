import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChatClient, createChatClient } from '@zaine/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { freePort, startServerProcess } from '../packages/server/src/testing/server-process.ts';
import { memoryStorage } from './faults/memory-storage.ts';

const bin = fileURLToPath(new URL('../packages/server/bin/zaine.mjs', import.meta.url));

/** Runs `zaine` as one would on a terminal. */
async function zaine(
  args: string[],
  { env = {}, stdin = '' }: { env?: Record<string, string>; stdin?: string } = {},
) {
  const child = spawn(process.execPath, [bin, ...args], { env: { PATH: process.env.PATH ?? '', ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  child.stdin.end(stdin);
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

const textsOf = ({ snapshot }: ChatClient) =>
  snapshot.events.flatMap((event) =>
    event.kind === 'message' && event.author.role === 'shopper' && event.body.kind === 'text'
      ? [event.body.text]
      : [],
  );
const until = (fits: () => boolean) => expect.poll(fits, { timeout: 10_000, interval: 20 }).toBe(true);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zaine-backup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('backup and restore', () => {
  test('a server that runs is backed up; restored, its chat windows start afresh and go on', async () => {
    const data = join(folder, 'data');
    const env = { ZAINE_DATA: data, PORT: String(await freePort()) };
    const kept = join(folder, 'kept');
    let server = await startServerProcess(env);
    const window = createChatClient({
      url: server.url,
      site: 'demo',
      storage: memoryStorage(new Map()),
      WebSocket: WebSocket as never,
      backoff: { minMs: 20, maxMs: 200 },
    });
    window.connect();
    window.send('before the backup');
    await until(() => textsOf(window).length === 1 && window.snapshot.pending.length === 0);
    const conversation = window.snapshot.conversation;

    // Writing goes on while the copy is made.
    let stop = false;
    const writing = (async () => {
      for (let i = 0; !stop; i++) {
        window.send(`meanwhile ${i}`);
        await until(() => window.snapshot.pending.length === 0);
      }
    })();
    const made = await zaine(['backup', kept, '--secrets'], { env });
    stop = true;
    await writing;
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect((await readdir(kept)).sort()).toEqual(['backup.json', 'secrets.json', 'zaine.db']);
    expect((await stat(join(kept, 'zaine.db'))).mode & 0o077).toBe(0);
    window.send('after the backup');
    await until(() => window.snapshot.pending.length === 0);

    expect((await zaine(['restore', kept, '--force'], { env })).stderr).toContain('stop the server');
    await server.stop();
    expect((await zaine(['restore', kept], { env })).stderr).toContain('--force');
    expect((await zaine(['restore', kept, '--force'], { env })).code).toBe(0);

    server = await startServerProcess(env);
    await until(() => window.snapshot.connection === 'online');
    await until(() => !textsOf(window).includes('after the backup'));
    const [first, ...more] = textsOf(window);
    expect(first).toBe('before the backup');
    expect(more).toEqual(more.map((_text, i) => `meanwhile ${i}`));
    expect(window.snapshot.conversation).toBe(conversation);
    window.send('after the restore');
    await until(() => textsOf(window).includes('after the restore') && window.snapshot.pending.length === 0);
    const seqs = window.snapshot.events.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_seq, i) => i + 1));
    expect((await readdir(data)).some((name) => name.startsWith('before-restore-'))).toBe(true);
    window.disconnect();
    await server.stop();
  }, 40_000);

  test('what is no backup, or has no data to back up, is refused before anything is touched', async () => {
    const env = { ZAINE_DATA: join(folder, 'empty') };
    const none = await zaine(['backup', join(folder, 'nothing')], { env });
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('ZAINE_DATA') });
    const junk = join(folder, 'junk.db');
    await writeFile(junk, 'this is no database, whatever its name says '.repeat(50));
    expect((await zaine(['restore', junk], { env })).stderr).toContain("no database of Zaine's");
    const postgres = await zaine(['backup', 'x'], { env: { DATABASE_URL: 'postgres://127.0.0.1/none' } });
    expect(postgres).toMatchObject({ code: 1, stderr: expect.stringContaining('pg_dump') });
  });
});

describe('the command line', () => {
  test('understand answers a JSON line for each line, also an empty one and one without an end', async () => {
    const { code, stdout } = await zaine(['understand'], {
      stdin: '我的快递到哪了\r\n\nasdf qwer\u2028zxcv\nHow much is shipping',
    });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(lines.map(({ text }) => text)).toEqual([
      '我的快递到哪了',
      '',
      'asdf qwer\u2028zxcv',
      'How much is shipping',
    ]);
    expect(lines[0]).toMatchObject({
      language: 'zh',
      intent: 'track_parcel',
      band: 'answer',
      emotion: expect.any(String),
    });
    for (const one of lines)
      expect(Object.keys(one)).toEqual(
        expect.arrayContaining(['confidence', 'alternatives', 'slots', 'signals']),
      );
  });

  test('evaluate trains on one file and measures on another, or leaves parts out', async () => {
    const rows = (texts: Record<string, string[]>) =>
      Object.entries(texts)
        .flatMap(([label, all]) => all.map((text) => JSON.stringify({ text, label })))
        .join('\n');
    const train = join(folder, 'train.jsonl');
    const tried = join(folder, 'test.jsonl');
    await writeFile(
      train,
      rows({
        a: ['red apple', 'green apple', 'apple pie', 'apple juice'],
        b: ['fast car', 'blue car', 'car wheel', 'old car'],
      }),
    );
    await writeFile(tried, rows({ a: ['an apple'], b: ['a car'], oos: ['sing a song'] }));
    const report = JSON.parse((await zaine(['evaluate', '--train', train, '--test', tried, '--oos'])).stdout);
    expect(report).toMatchObject({
      accuracy: 1,
      macroF1: 1,
      trainSeconds: expect.any(Number),
      p50ms: expect.any(Number),
      p99ms: expect.any(Number),
    });
    expect(report.oos).toBeDefined();
    expect(JSON.parse((await zaine(['evaluate', '--train', train, '--kfold', '4'])).stdout).test).toBe(8);
    expect(await zaine(['evaluate', '--train', train])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--test'),
    });
  });

  test('what is imported is there for the server, what is exported can be imported', async () => {
    const env = { ZAINE_DATA: join(folder, 'shop') };
    const page = join(folder, 'shipping.md');
    await writeFile(page, '---\ntitle: Shipping\ntags: [delivery_fee]\n---\n\nFree from 99.\n');
    expect((await zaine(['import', 'articles', page], { env })).stdout).toBe('1 articles imported.\n');
    const { stdout } = await zaine(['export', 'articles'], { env });
    expect(JSON.parse(stdout)).toEqual({
      id: 'shipping',
      title: 'Shipping',
      body: 'Free from 99.',
      tags: ['delivery_fee'],
    });
    const faulty = join(folder, 'people.csv');
    await writeFile(faulty, 'id,name,tier\nc-1,Ann,high\nc-2,Bob,best\n');
    const refused = await zaine(['import', 'customers', faulty], { env });
    expect(refused).toMatchObject({ code: 1, stdout: '0 customers imported.\n' });
    expect(refused.stderr).toContain(`${faulty}:3: tier: `);
  });
});
