import { createServer } from 'node:http';
import { brotliCompressSync } from 'node:zlib';

const types = { js: 'text/javascript', css: 'text/css', html: 'text/html', svg: 'image/svg+xml' };

/** Serves files from memory, all of them brotli at its best, and counts the bytes of their bodies. */
export async function serve(files) {
  const packed = new Map([...files].map(([path, body]) => [path, brotliCompressSync(body)]));
  const sent = { bytes: 0, files: 0 };
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const body = packed.get(path);
    if (!body) return response.writeHead(404).end();
    if (path !== '/') {
      sent.bytes += body.length;
      sent.files++;
    }
    const type = types[path === '/' ? 'html' : path.split('.').at(-1)];
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-encoding': 'br' }).end(body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${server.address().port}/`, sent, stop: () => server.close() };
}
