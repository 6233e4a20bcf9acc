import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Order } from '@zaine/protocol';
import { nanoid } from 'nanoid';
import { createOutbound, type Outbound } from '../outbound/outbound.ts';
import { createCircuitBreaker } from '../shop/adapters/circuit-breaker.ts';
import { createHttpOrders } from '../shop/adapters/http-orders.ts';
import { createRemoteShop } from '../shop/adapters/remote-shop.ts';
import { createShopCalls } from '../shop/adapters/shop-calls.ts';
import { createPolicyBook } from '../shop/policy-book.ts';
import { SHOP_NOW, type ShopUnderTest, type Truth, twoMugs } from './shop-under-test.ts';
import type { StoreUnderTest } from './test-store.ts';

const program = fileURLToPath(new URL('../../../../examples/shop-http/server.mjs', import.meta.url));
const secret = 'a-secret-of-this-test';

/** The reference shop in a process of its own. */
export interface ShopProcess {
  url: URL;
  /** As the shop's own back office does it. */
  put(order: Order): Promise<void>;
  truth(number: string): Promise<Truth>;
  stop(): Promise<void>;
}

/** Starts `examples/shop-http`. */
export async function startShopProcess(): Promise<ShopProcess> {
  const child: ChildProcess = spawn(process.execPath, [program], {
    env: { ...process.env, PORT: '0', SHOP_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const url = await new Promise<URL>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The shop ended with ${code}.`)));
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      const found = /http:\S+\//.exec(said)?.[0];
      if (found) resolve(new URL(found));
    });
  });
  const office = async (method: string, number: string, body?: unknown) => {
    const answer = await fetch(new URL(`back-office/orders/${number}`, url), {
      method,
      headers: { authorization: `Bearer ${secret}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The back office answered ${answer.status}.`);
    return answer.json();
  };
  return {
    url,
    put: (order) => office('PUT', order.number, order),
    async truth(number) {
      const { order, refunds } = (await office('GET', number)) as { order: Order; refunds: number[] };
      const refunded = refunds.reduce((sum, each) => sum + each, 0);
      return { status: order.status, refunded, line: order.address?.line };
    },
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** How a server is told of the reference shop. */
export function shopEnvironment({ url }: ShopProcess): Record<string, string> {
  return { ZAINE_SHOP_URL: url.href, ZAINE_SHOP_SECRET: secret };
}

/** Orders of the reference shop, asked through `outbound`. */
export async function openOverHttp(
  kind: StoreUnderTest,
  wrap: (outbound: Outbound) => Outbound = (outbound) => outbound,
): Promise<ShopUnderTest & { process: ShopProcess }> {
  const [{ store, dispose }, shopProcess] = await Promise.all([kind.open(), startShopProcess()]);
  const now = () => SHOP_NOW;
  // A turn of the event loop stands for every pause.
  const wait = () => new Promise((resolve) => setImmediate(resolve));
  const call = createShopCalls({
    outbound: wrap(createOutbound({ allow: [shopProcess.url.host] })),
    base: shopProcess.url,
    headers: { authorization: `Bearer ${secret}` },
    breaker: createCircuitBreaker(Date.now),
    wait,
  });
  const policies = createPolicyBook(store, now);
  return {
    ...createRemoteShop({ store, policies, orders: createHttpOrders(call), now, wait }),
    process: shopProcess,
    site: 'demo',
    truth: shopProcess.truth,
    async place(customer, status) {
      const number = `ZN${nanoid(10).replace(/\W/g, '0').toUpperCase()}`;
      await shopProcess.put(twoMugs(number, customer, status));
      return { number, customer, sku: 'MUG', total: 7800 };
    },
    async dispose() {
      await shopProcess.stop();
      await dispose();
    },
  };
}
