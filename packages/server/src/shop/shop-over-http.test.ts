import { readFile } from 'node:fs/promises';
import { customerSchema, orderSchema } from '@zaine/protocol/schemas';
import { nanoid } from 'nanoid';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Outbound } from '../outbound/outbound.ts';
import { openOverHttp } from '../testing/shop-over-http.ts';
import { testStores } from '../testing/test-store.ts';
import { createCircuitBreaker } from './adapters/circuit-breaker.ts';
import { createShopCalls } from './adapters/shop-calls.ts';
import { ShopUnreachable } from './shop-unreachable.ts';

const [sqlite] = testStores;
if (!sqlite) throw new Error('There is no embedded store.');
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The reference shop behind a wire that may break: `fault` decides before and after each call. */
async function overWire(fault: { lose?: (path: string) => boolean; calls?: string[] }) {
  const under = await openOverHttp(sqlite as NonNullable<typeof sqlite>, (outbound) => async (call) => {
    const { pathname } = new URL(call.url);
    fault.calls?.push(`${call.method} ${pathname}`);
    const answer = await outbound(call);
    if (fault.lose?.(pathname)) throw Object.assign(new Error('lost'), { code: 'timeout' });
    return answer;
  });
  closing.push(under.dispose);
  return under;
}

test('an answer that was lost is asked for again, and the money goes back once', async () => {
  let lost = 0;
  const under = await overWire({ lose: (path) => path.endsWith('/cancel') && ++lost <= 2 });
  const placed = await under.place('one', 'paid');
  const on = { key: nanoid(), site: 'demo', customer: 'one', order: placed.number };
  expect(await under.shop.actions.cancelOrder({ ...on, reason: '拍错了' })).toMatchObject({
    done: true,
    refund: { amount: 7800 },
  });
  expect(lost).toBe(3);
  expect(await under.truth(placed.number)).toMatchObject({ refunded: 7800 });
});

test('a cancellation whose every answer was lost is found done when the same key asks again', async () => {
  let broken = true;
  const under = await overWire({ lose: (path) => broken && path.endsWith('/cancel') });
  const placed = await under.place('one', 'paid');
  const on = { key: nanoid(), site: 'demo', customer: 'one', order: placed.number };
  const ask = () => under.shop.actions.cancelOrder({ ...on, reason: 'x' });
  await expect(ask()).rejects.toBeInstanceOf(ShopUnreachable);
  broken = false;
  // The shop may have done it, so the order stays taken until that is certain to be over.
  expect(await ask()).toMatchObject({ done: true, refund: { amount: 7800 } });
  expect(await under.truth(placed.number)).toMatchObject({ status: 'cancelled', refunded: 7800 });
});

test('a refund whose answer was lost is paid once when the agent presses again, and with no other amount', async () => {
  let broken = true;
  const under = await overWire({ lose: (path) => broken && path.endsWith('/refunds') });
  const placed = await under.place('one', 'delivered');
  const on = { key: nanoid(), site: 'demo', customer: 'one', order: placed.number };
  const opened = await under.shop.actions.openCase({ ...on, type: 'refund', reason: 'damaged' });
  if (!opened.done) throw new Error(opened.why);
  const { id } = opened.case;
  await under.moves.moveCase('demo', id, { to: 'approved', by: 'agent' });
  const pay = (amount: number) => under.moves.moveCase('demo', id, { to: 'refunded', by: 'agent', amount });
  await expect(pay(5000)).rejects.toBeInstanceOf(ShopUnreachable);
  broken = false;
  expect(await pay(4000)).toEqual({ moved: false, refusal: { refused: 'paid', amount: 5000 } });
  expect(await pay(5000)).toMatchObject({ moved: true, case: { state: 'refunded', amount: 5000 } });
  expect(await under.truth(placed.number)).toMatchObject({ refunded: 5000 });
});

test('a guest proves an order of the shop’s own system, and after five wrong tries waits', async () => {
  const under = await overWire({});
  const { number } = await under.place('one', 'paid');
  const now = new Date();
  const prove = (lastFour: string, address: string) =>
    under.shop.proveOrder('demo', { number, lastFour, address, now });
  for (let i = 0; i < 4; i++)
    expect(await prove('0000', '203.0.113.7')).toEqual({ proved: false, reason: 'wrong' });
  expect(await prove('1234', '203.0.113.7')).toMatchObject({ proved: true, order: { number } });
  expect(await prove('0000', '203.0.113.7')).toMatchObject({ reason: 'wrong' });
  expect(await prove('1234', '203.0.113.7')).toMatchObject({ proved: false, reason: 'wait' });
});

test('a shop that is down is left in peace, and asked again after a while', async () => {
  let now = 0;
  let asked = 0;
  let up = false;
  const outbound: Outbound = async () => {
    asked += 1;
    if (!up) throw Object.assign(new Error('refused'), { code: 'unreachable' });
    return { status: 200, headers: {}, body: Buffer.from('{"left":3}') };
  };
  const call = createShopCalls({
    outbound,
    base: new URL('http://shop.example/'),
    breaker: createCircuitBreaker(() => now),
    wait: async () => {},
  });
  const get = () => call({ method: 'GET', path: 'stock?sku=MUG' });
  await expect(get()).rejects.toBeInstanceOf(ShopUnreachable);
  await expect(get()).rejects.toBeInstanceOf(ShopUnreachable);
  expect(asked).toBe(5);
  await expect(get()).rejects.toMatchObject({ reached: false });
  expect(asked).toBe(5);
  now += 15_000;
  up = true;
  expect((await get()).body).toEqual({ left: 3 });
  expect(asked).toBe(6);
});

test('what is not safe to repeat is asked once', async () => {
  let asked = 0;
  const outbound: Outbound = async () => {
    asked += 1;
    return { status: 502, headers: {}, body: Buffer.alloc(0) };
  };
  const breaker = createCircuitBreaker(() => 0);
  const call = createShopCalls({
    outbound,
    base: new URL('http://shop.example/'),
    breaker,
    wait: async () => {},
  });
  await expect(call({ method: 'POST', path: 'orders/1/cancel', body: {} })).rejects.toMatchObject({
    reached: true,
  });
  expect(asked).toBe(1);
  await expect(call({ method: 'POST', path: 'orders/1/cancel', body: {}, key: 'k' })).rejects.toThrow('502');
  expect(asked).toBe(4);
});

test('an order in another shape than agreed is no order, and the log can say what is wrong with it', async () => {
  const under = await overWire({});
  const placed = await under.place('one', 'paid');
  const wrong = {
    number: placed.number,
    customer: 'one',
    status: 'lost',
    items: [],
    currency: 'CNY',
    total: 1,
  };
  await under.process.put(wrong as never);
  await expect(under.shop.order('demo', 'one', placed.number)).rejects.toThrow(
    /orders\/.* with something else than agreed/,
  );
});

test('the description of the seven requests speaks of orders as they are', async () => {
  const file = new URL('../../../../examples/shop-http/openapi.json', import.meta.url);
  const { schemas } = JSON.parse(await readFile(file, 'utf8')).components;
  const shapeOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  expect({ $schema: expect.any(String), ...schemas.Order }).toEqual(shapeOf(orderSchema));
  expect({ $schema: expect.any(String), ...schemas.Customer }).toEqual(shapeOf(customerSchema));
});
