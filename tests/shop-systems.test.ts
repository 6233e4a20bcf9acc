import { SignJWT } from 'jose';
import { nanoid } from 'nanoid';
import { afterEach, describe, expect, test } from 'vitest';
import {
  startVendure,
  vendureEnvironment,
  whyNoVendure,
} from '../packages/server/src/testing/shop-on-vendure.ts';
import { shopEnvironment, startShopProcess } from '../packages/server/src/testing/shop-over-http.ts';
import { twoMugs } from '../packages/server/src/testing/shop-under-test.ts';
import {
  openSocket,
  type RawFrame,
  type RawSocket,
  startTestServer,
  type TestServer,
} from '../packages/server/src/testing/test-server.ts';
import { testStores } from '../packages/server/src/testing/test-store.ts';

const [kind] = testStores;
if (!kind) throw new Error('There is no embedded store.');

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Said {
  body: { kind: string; text?: string; choices?: { value: string; label: string }[] };
}

/** A signed-in customer in the chat. */
async function customer(server: TestServer, id: string): Promise<RawSocket> {
  const identity = await new SignJWT({ name: '林晓雯' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('demo')
    .setSubject(id)
    .setJti(nanoid())
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(server.secrets.identitySecret));
  const socket = await openSocket(`${server.url}/v1/chat`);
  socket.send({ type: 'hello', site: 'demo', locale: 'zh-CN', identity });
  await socket.next('welcome');
  closing.push(async () => socket.close());
  return socket;
}

const ofBot = (frame: RawFrame) =>
  (frame.event as { author?: { role: string }; body?: unknown }).author?.role === 'bot' &&
  (frame.event as { body?: unknown }).body !== undefined;

/** Says something; resolves with all the bot says to it until `wanted` is among it. */
async function hear(socket: RawSocket, body: unknown, wanted: RegExp): Promise<Said> {
  socket.send({ type: 'send', id: nanoid(), body });
  for (;;) {
    const { event } = (await socket.next('event', ofBot)) as RawFrame & { event: Said };
    if (wanted.test(JSON.stringify(event.body))) return event;
  }
}

/** The choice whose label says so, as pressed. */
function press({ body }: Said, label: RegExp) {
  const choice = body.choices?.find((each) => label.test(each.label));
  if (!choice) throw new Error(`No choice says ${label}: ${JSON.stringify(body)}`);
  return { kind: 'choice', ...choice };
}

/** Asks after an order, cancels it, and hears that the money goes back. */
async function cancelInTheChat(server: TestServer, owner: string, number: string): Promise<void> {
  const socket = await customer(server, owner);
  await hear(socket, { kind: 'text', text: `订单${number}到哪了` }, new RegExp(number));
  const asked = await hear(socket, { kind: 'text', text: `我要取消订单${number}` }, /确认取消/);
  expect(asked.body.text).toContain('78.00');
  await hear(socket, press(asked, /^确认取消$/), /取消好了，.*78\.00.*退/);
}

describe('a customer cancels in the chat what was ordered in the shop', () => {
  test('a shop that answers our own seven requests', async () => {
    const shop = await startShopProcess();
    closing.push(shop.stop);
    const server = await startTestServer(kind, { env: shopEnvironment(shop) });
    closing.push(server.dispose);
    const order = twoMugs('ZN2026112400001', 'c-1001', 'paid');
    await shop.put(order);
    await cancelInTheChat(server, 'c-1001', order.number);
    expect(await shop.truth(order.number)).toMatchObject({ status: 'cancelled', refunded: 7800 });
  });

  test.skipIf(whyNoVendure())(
    'Vendure, as it comes from npm',
    async () => {
      const vendure = await startVendure();
      closing.push(vendure.stop);
      const server = await startTestServer(kind, { env: vendureEnvironment(vendure) });
      closing.push(server.dispose);
      const placed = await vendure.place('one', 'paid');
      await cancelInTheChat(server, placed.customer, placed.number);
      expect(await vendure.truth(placed.number)).toMatchObject({
        status: 'cancelled',
        refunded: placed.total,
      });
    },
    90_000,
  );
});
