import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaticFiles } from './static-files.ts';

const loader = 'console.log("在呢")';

describe('files of the widget', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zaine-static-'));
  let server: Server;

  beforeAll(async () => {
    for (const name of ['widget', 'console']) mkdirSync(join(folder, name));
    for (const name of ['zaine.js', 'zaine-widget-a1b2c3d4.js']) {
      const path = join(folder, 'widget', name);
      writeFileSync(path, loader);
      writeFileSync(`${path}.br`, brotliCompressSync(loader));
      writeFileSync(`${path}.gz`, gzipSync(loader));
    }
    writeFileSync(join(folder, 'widget', 'plain.js'), loader);
    writeFileSync(join(folder, 'widget', 'zaine.js.map'), '{}');
    const app = express();
    app.use(createStaticFiles({ widget: join(folder, 'widget'), console: join(folder, 'console') }));
    server = app.listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  function ask(path: string, encodings: string): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
    const { port } = server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      get({ port, host: '127.0.0.1', path, headers: { 'accept-encoding': encodings } }, async (answer) => {
        resolve({ headers: answer.headers, body: Buffer.concat(await answer.toArray()) });
      }).on('error', reject);
    });
  }

  it.each(['/zaine.js', '/widget/zaine-widget-a1b2c3d4.js?v=1'])(
    '%s comes as small as the browser takes it',
    async (path) => {
      const smallest = await ask(path, 'gzip, deflate, br, zstd');
      expect(smallest.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
      expect(smallest.headers['content-type']).toBe('text/javascript; charset=utf-8');
      expect(brotliDecompressSync(smallest.body).toString()).toBe(loader);
      const small = await ask(path, 'gzip');
      expect(small.headers['content-encoding']).toBe('gzip');
      expect(gunzipSync(small.body).toString()).toBe(loader);
      const plain = await ask(path, 'identity');
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.body.toString()).toBe(loader);
    },
  );

  it('keeps what has a hash in its name for a year, the loader for minutes', async () => {
    const hashed = await ask('/widget/zaine-widget-a1b2c3d4.js', 'br');
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await ask('/zaine.js', 'br')).headers['cache-control']).toBe('public, max-age=300');
  });

  it('says where the source map is, where there is one', async () => {
    expect((await ask('/zaine.js', 'br')).headers.sourcemap).toBe('/widget/zaine.js.map');
    expect((await ask('/widget/plain.js', 'br')).headers.sourcemap).toBeUndefined();
  });

  it('serves as it is what nobody compressed, and nothing from outside', async () => {
    expect((await ask('/widget/plain.js', 'br')).body.toString()).toBe(loader);
    expect((await ask('/widget/..%2Fconsole%2Fx.js', 'br')).headers['content-encoding']).toBeUndefined();
  });
});
