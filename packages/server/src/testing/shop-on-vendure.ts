import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createOutbound } from '../outbound/outbound.ts';
import { createCircuitBreaker } from '../shop/adapters/circuit-breaker.ts';
import { createRemoteShop } from '../shop/adapters/remote-shop.ts';
import { createShopCalls } from '../shop/adapters/shop-calls.ts';
import { createVendureApi } from '../shop/adapters/vendure-api.ts';
import {
  ORDER_FIELDS,
  orderOfVendure,
  readVendureOrder,
  settledPayments,
} from '../shop/adapters/vendure-order.ts';
import { createVendureOrders } from '../shop/adapters/vendure-orders.ts';
import { createPolicyBook } from '../shop/policy-book.ts';
import { freePort } from './server-process.ts';
import type { Placed, ShopUnderTest, Truth } from './shop-under-test.ts';
import type { StoreUnderTest } from './test-store.ts';

const folder = fileURLToPath(new URL('../../../../examples/vendure/', import.meta.url));

/** Why Vendure cannot be tried here, said aloud; undefined where it can. Always an error in CI. */
export function whyNoVendure(): string | undefined {
  if (existsSync(`${folder}node_modules/@vendure/core`)) return undefined;
  const why = 'Vendure is not installed (npm ci --prefix examples/vendure); its tests are skipped.';
  if (process.env.CI) throw new Error(why);
  console.warn(why);
  return why;
}

const owner = { name: 'superadmin', password: 'an-owner-of-this-test' };
const zaine = { name: 'zaine@example.com', password: 'zaine-in-this-test' };

/** A Vendure shop in a process of its own, with what its owner and its customers do there. */
export interface Vendure {
  url: URL;
  place(customer: 'one' | 'another', status: 'paid' | 'shipped' | 'delivered'): Promise<Placed>;
  truth(number: string): Promise<Truth>;
  stop(): Promise<void>;
}

/** Starts `examples/vendure` and waits until it can be asked. */
export async function startVendure(): Promise<Vendure> {
  const port = await freePort();
  const child = spawn(process.execPath, ['shop.mjs'], {
    cwd: folder,
    env: {
      ...process.env,
      PORT: String(port),
      OWNER_PASSWORD: owner.password,
      ZAINE_PASSWORD: zaine.password,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const url = await new Promise<URL>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Vendure ended with ${code}:\n${said}`)));
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const found = /Vendure is at (\S+)/.exec(said)?.[1];
      if (found) resolve(new URL(`${found}/`));
    });
  });
  const admin = graphql(url);
  await admin(LOGIN, owner);
  const buyers = new Map<string, Buyer>();
  const buyer = async (name: string) => {
    const known = buyers.get(name) ?? (await newBuyer(admin, url, name));
    buyers.set(name, known);
    return known;
  };
  const read = async (code: string) => {
    const { orders } = await admin(
      `query ($code: String!) { orders(options: { filter: { code: { eq: $code } } }) { items { ${ORDER_FIELDS} lines { id } } } }`,
      { code },
    );
    return (orders as { items: Record<string, unknown>[] }).items[0] ?? {};
  };
  return {
    url,
    async place(name, status) {
      const { id, shop } = await buyer(name);
      const placed = await placeOrder(shop);
      if (status !== 'paid') await ship(admin, await read(placed.code), status);
      return { number: placed.code, customer: id, sku: 'MUG', total: placed.totalWithTax };
    },
    async truth(number) {
      const order = readVendureOrder(await read(number));
      const back = settledPayments(order).flatMap(({ refunds }) => refunds);
      const { status, address } = orderOfVendure(order);
      const refunded = back.reduce((sum, { state, total }) => (state === 'Settled' ? sum + total : sum), 0);
      return { status, refunded, line: address?.line };
    },
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** How a server is told of Vendure. */
export function vendureEnvironment({ url }: Vendure): Record<string, string> {
  return {
    ZAINE_SHOP_KIND: 'vendure',
    ZAINE_SHOP_URL: url.href,
    ZAINE_SHOP_USER: zaine.name,
    ZAINE_SHOP_SECRET: zaine.password,
  };
}

/** Orders of Vendure behind its adapter. */
export async function openOnVendure(kind: StoreUnderTest): Promise<ShopUnderTest> {
  const [{ store, dispose }, vendure] = await Promise.all([kind.open(), startVendure()]);
  const call = createShopCalls({
    outbound: createOutbound({ allow: [vendure.url.host] }),
    base: vendure.url,
    breaker: createCircuitBreaker(Date.now),
  });
  const orders = createVendureOrders(createVendureApi(call, zaine));
  return {
    ...createRemoteShop({ store, policies: createPolicyBook(store, Date.now), orders, now: Date.now }),
    site: 'demo',
    place: vendure.place,
    truth: vendure.truth,
    async dispose() {
      await vendure.stop();
      await dispose();
    },
  };
}

const LOGIN = `mutation ($name: String!, $password: String!) {
  login(username: $name, password: $password) { __typename ... on CurrentUser { id } ... on ErrorResult { message } }
}`;

type Ask = (query: string, variables?: object) => Promise<Record<string, unknown>>;

interface Buyer {
  id: string;
  shop: Ask;
}

function graphql(url: URL): Ask {
  let token: string | undefined;
  return async (query, variables = {}) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    token ??= answer.headers.get('vendure-auth-token') ?? undefined;
    const { data, errors } = (await answer.json()) as { data: Record<string, unknown>; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
}

async function newBuyer(admin: Ask, url: URL, name: string): Promise<Buyer> {
  const emailAddress = `${name}@example.com`;
  const password = 'a-buyer-of-this-test';
  const { createCustomer } = await admin(
    `mutation ($input: CreateCustomerInput!, $password: String!) {
      createCustomer(input: $input, password: $password) { ... on Customer { id } }
    }`,
    { input: { emailAddress, firstName: '晓雯', lastName: '林' }, password },
  );
  const shop = graphql(new URL('../shop-api', url));
  await shop(LOGIN, { name: emailAddress, password });
  return { id: (createCustomer as { id: string }).id, shop };
}

async function placeOrder(shop: Ask): Promise<{ code: string; totalWithTax: number }> {
  const { products } = await shop('{ products { items { variants { id sku } } } }');
  const variants = (products as { items: { variants: { id: string; sku: string }[] }[] }).items.flatMap(
    (each) => each.variants,
  );
  const mug = variants.find(({ sku }) => sku === 'MUG')?.id;
  await shop('mutation ($id: ID!) { addItemToOrder(productVariantId: $id, quantity: 2) { __typename } }', {
    id: mug,
  });
  await shop(
    'mutation ($input: CreateAddressInput!) { setOrderShippingAddress(input: $input) { __typename } }',
    {
      input: {
        fullName: '林晓雯',
        streetLine1: '江汉路 1 号',
        city: '杭州市',
        countryCode: 'CN',
        phoneNumber: '13800001234',
      },
    },
  );
  const { eligibleShippingMethods: ways } = await shop('{ eligibleShippingMethods { id } }');
  await shop('mutation ($id: [ID!]!) { setOrderShippingMethod(shippingMethodId: $id) { __typename } }', {
    id: [(ways as { id: string }[])[0]?.id],
  });
  await shop('mutation { transitionOrderToState(state: "ArrangingPayment") { __typename } }');
  const { eligiblePaymentMethods: methods } = await shop('{ eligiblePaymentMethods { code } }');
  const input = { method: (methods as { code: string }[])[0]?.code, metadata: {} };
  const { addPaymentToOrder: placed } = await shop(
    `mutation ($input: PaymentInput!) {
      addPaymentToOrder(input: $input) { ... on Order { code totalWithTax state } ... on ErrorResult { message } }
    }`,
    { input },
  );
  const order = placed as { code?: string; totalWithTax: number; message?: string };
  if (order.code === undefined) throw new Error(order.message);
  return { code: order.code, totalWithTax: order.totalWithTax };
}

async function ship(
  admin: Ask,
  order: Record<string, unknown>,
  status: 'shipped' | 'delivered',
): Promise<void> {
  const lines = (order.lines as { id: string; quantity: number }[]).map(({ id, quantity }) => ({
    orderLineId: id,
    quantity,
  }));
  const handler = {
    code: 'manual-fulfillment',
    arguments: [
      { name: 'method', value: 'SF Express' },
      { name: 'trackingCode', value: 'SF1234567890' },
    ],
  };
  const { addFulfillmentToOrder: sent } = await admin(
    `mutation ($input: FulfillOrderInput!) {
      addFulfillmentToOrder(input: $input) { ... on Fulfillment { id } ... on ErrorResult { message } }
    }`,
    { input: { lines, handler } },
  );
  for (const state of status === 'delivered' ? ['Shipped', 'Delivered'] : ['Shipped']) {
    await admin(
      'mutation ($id: ID!, $state: String!) { transitionFulfillmentToState(id: $id, state: $state) { __typename } }',
      { id: (sent as { id: string }).id, state },
    );
  }
}
