import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOutbound, type ResolvedAddress } from './outbound.ts';

/** Names as a hostile resolver answers them. */
const names: Record<string, string[]> = {
  'internal.example': ['10.1.2.3'],
  'loop.example': ['127.0.0.1'],
  'meta.example': ['169.254.169.254'],
  'six.example': ['::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'ula.example': ['fd00::1'],
  'mixed.example': ['93.184.215.14', '10.0.0.1'],
  'mixed6.example': ['2606:4700::1111', 'fe80::1'],
  'cgnat.example': ['100.64.3.4'],
  'zero.example': ['0.0.0.0'],
};

async function resolve(host: string): Promise<ResolvedAddress[]> {
  return (names[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}

/** Addresses that lead, or are meant to lead, to what is not public. */
const refused = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://127.0.1/',
  'http://127.255.255.254/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.0x0.0x0.0x1/',
  'http://0177.0.0.1/',
  'http://017700000001/',
  'http://0/',
  'http://0.0.0.0/',
  'http://１２７.０.０.１/',
  'http://127。0。0。1/',
  'http://10.0.0.1/',
  'http://10.255.255.255/',
  'http://0xa000001/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://3232235777/',
  'http://169.254.169.254/latest/meta-data/',
  'http://0xa9fea9fe/',
  'http://2852039166/',
  'http://100.64.0.1/',
  'http://192.0.0.1/',
  'http://192.0.2.1/',
  'http://198.18.0.1/',
  'http://198.51.100.1/',
  'http://203.0.113.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://240.0.0.1/',
  'http://[::]/',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::ffff:10.0.0.1]/',
  'http://[::ffff:8.8.8.8]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b:1::a00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[2001::1]/',
  'http://[2001:db8::1]/',
  'http://[fe80::1]/',
  'http://[fc00::1]/',
  'http://[fd12:3456::1]/',
  'http://[ff02::1]/',
  'http://[100::1]/',
  'http://internal.example/',
  'http://loop.example/',
  'http://LOOP.example./',
  'http://meta.example/latest/meta-data/',
  'http://six.example/',
  'http://mapped.example/',
  'http://ula.example/',
  'http://mixed.example/',
  'http://mixed6.example/',
  'http://cgnat.example/',
  'http://zero.example/',
  'http://user:secret@93.184.215.14/',
  'ftp://93.184.215.14/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:6379/_FLUSHALL',
  'data:text/plain,hello',
  'javascript:alert(1)',
  'unix:/var/run/docker.sock',
  '//127.0.0.1/',
  'not an address',
];

describe('a call to another server', () => {
  let server: Server;
  let port: number;
  let asked: string[];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.headers.host}${request.url}`);
      if (request.url === '/away') response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
      else if (request.url === '/large') response.end(Buffer.alloc(100_000));
      else if (request.url === '/slow') response.write('…');
      else request.pipe(response);
    });
    asked = [];
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as { port: number });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test.each(refused)('to %s is refused', async (url) => {
    await expect(createOutbound({ resolve })({ url })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('to a host that the shop named is made, and to no other port of it', async () => {
    const call = createOutbound({ allow: [`127.0.0.1:${port}`] });
    const answer = await call({ url: `http://127.0.0.1:${port}/hook`, method: 'POST', body: 'hello' });
    expect(answer).toMatchObject({ status: 200, body: Buffer.from('hello') });
    await expect(call({ url: 'http://127.0.0.1:1/' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('goes to the address that was looked at, whatever the name stands for a moment later', async () => {
    let looks = 0;
    const rebinding = async () => {
      looks += 1;
      return [{ address: looks === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    };
    const call = createOutbound({ allow: ['hook.example'], resolve: rebinding });
    await call({ url: `http://hook.example:${port}/pinned` });
    expect(looks).toBe(1);
    expect(asked.at(-1)).toBe(`GET hook.example:${port}/pinned`);
  });

  test('to a name nobody has says so', async () => {
    await expect(createOutbound({ resolve })({ url: 'http://nobody.example/' })).rejects.toMatchObject({
      code: 'unreachable',
    });
  });

  test('does not follow a redirect', async () => {
    const call = createOutbound({ allow: ['127.0.0.1'] });
    await expect(call({ url: `http://127.0.0.1:${port}/away` })).rejects.toMatchObject({ code: 'redirect' });
  });

  test('ends when the answer is too large or too slow', async () => {
    const call = createOutbound({ allow: ['127.0.0.1'] });
    const at = `http://127.0.0.1:${port}`;
    await expect(call({ url: `${at}/large`, maxBytes: 1000 })).rejects.toMatchObject({ code: 'too_large' });
    await expect(call({ url: `${at}/slow`, timeoutMs: 200 })).rejects.toMatchObject({ code: 'timeout' });
  });
});
