import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { potteryShop } from '../testing/pottery-shop.ts';
import { type ScriptedServer, startScriptedServer } from '../testing/scripted-server.ts';
import { createSessionApi } from './session-api.ts';

let server: ScriptedServer;
beforeAll(async () => {
  const rooms = potteryShop(Date.now());
  server = await startScriptedServer({ agent: { name: '小周', password: 'door' }, rooms, files: new Map() });
});
afterAll(() => server.stop());

const api = () => createSessionApi(new URL('/v1/', server.url), fetch);
const answering = (status: number) =>
  createSessionApi(new URL('http://desk/v1/'), async () => new Response('{}', { status }));

describe('signing in', () => {
  it('knows who it is with the right password', async () => {
    expect(await api().signIn({ name: '小周', password: 'door' })).toEqual({
      agent: { name: '小周', role: 'agent' },
      site: 'demo',
    });
  });

  it('is refused with a wrong one', async () => {
    expect(await api().signIn({ name: '小周', password: 'window' })).toEqual({ refusal: 'wrong' });
  });

  it('finds no session where there is no cookie', async () => {
    expect(await api().current()).toEqual({ refusal: 'expired' });
  });

  it('learns that there are several shops, and says which one it means', async () => {
    const asked: unknown[] = [];
    const many = createSessionApi(new URL('http://desk/v1/'), async (_url, init) => {
      asked.push(init?.body && JSON.parse(String(init.body)));
      return new Response('{"code":"unauthenticated","several":true}', { status: 401 });
    });
    expect(await many.current()).toEqual({ refusal: 'expired', several: true });
    await many.signIn({ name: '小周', password: 'door', site: 'second-shop' });
    expect(asked.at(-1)).toEqual({ name: '小周', password: 'door', site: 'second-shop' });
  });

  it('tells too many tries, a foreign address and a broken server apart', async () => {
    const refusals = [429, 403, 500].map((status) => answering(status).signIn({ name: 'a', password: 'b' }));
    expect(await Promise.all(refusals)).toEqual([
      { refusal: 'too_often' },
      { refusal: 'forbidden' },
      { refusal: 'failed' },
    ]);
  });

  it('says when nobody answers', async () => {
    const nobody = createSessionApi(new URL('http://desk/v1/'), () => Promise.reject(new TypeError('fetch')));
    expect(await nobody.signIn({ name: 'a', password: 'b' })).toEqual({ refusal: 'unreachable' });
    expect(await nobody.current()).toEqual({ refusal: 'unreachable' });
  });
});
