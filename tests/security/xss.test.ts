import { nanoid } from 'nanoid';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumFlags, chromiumPath } from '../../packages/server/src/testing/chromium.ts';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/test-server.ts';
import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { enter, identityOf } from './people.ts';
import { FLAG, payloads } from './xss-payloads.ts';

const [sqlite] = testStores;
const executablePath = chromiumPath();
const LAST = 'everything-above-is-text';
const ADMIN = 'admin';
const BESIDE = 'a-case-or-a-ticket';

/** A body of every kind, with a hostile text in each of its fields. */
const bodies: ((text: string) => object)[] = [
  (text) => ({ kind: 'text', text, choices: [{ value: text, label: text }] }),
  (text) => ({ kind: 'choice', value: text, label: text }),
  (text) => ({ kind: 'choices', text, choices: [{ value: text, label: text }] }),
  (text) => ({ kind: 'order', text, order: orderOf('X', text) }),
  (text) => ({ kind: 'parcel', text, order: text, parcel: parcelOf(text) }),
  (text) => ({
    kind: 'case',
    text,
    case: {
      id: text,
      type: 'return',
      order: text,
      state: 'submitted',
      steps: [{ state: text, promise: text }],
    },
  }),
  (text) => ({
    kind: 'products',
    text,
    products: [{ sku: text, title: text, price: 1, currency: 'CNY', image: text, url: text }],
  }),
  (text) => ({ kind: 'article', text, article: { id: text, title: text, body: text } }),
  (text) => ({
    kind: 'form',
    text,
    title: text,
    submit: text,
    fields: [{ name: text, label: text, type: 'text', hint: text, value: text }],
  }),
  (text) => ({ kind: 'file', file: text, name: text, type: text, size: 1 }),
];

function parcelOf(text: string) {
  const at = '2026-11-02T08:00:00Z';
  return { tracking: text, carrier: text, status: 'in_transit', events: [{ at, place: text, text }] };
}

function orderOf(number: string, text: string) {
  return {
    number,
    customer: 'c-1001',
    placedAt: '2026-11-01T03:20:00Z',
    status: 'shipped',
    items: [
      {
        sku: text,
        title: { zh: text, en: text },
        quantity: 1,
        price: 1,
        options: { [text]: text },
        image: text,
      },
    ],
    currency: 'CNY',
    total: 1,
    phone: text,
    address: { name: text, line: text, city: text },
    note: text,
  };
}

describe.skipIf(!executablePath)('what others wrote, in a real browser', () => {
  let server: TestServer;
  let browser: Browser;
  let conversation: string;
  beforeAll(async () => {
    if (!sqlite || !executablePath) throw new Error('nothing to test with');
    server = await startTestServer(sqlite, { demo: true });
    browser = await chromium.launch({ executablePath, args: chromiumFlags });
    const secret = server.secrets.identitySecret;
    const shopper = await enter(server, { identity: await identityOf('c-1001', { secret }) });
    conversation = shopper.conversation;
    shopper.socket.close();
    await seedConversation();
    await seedPeople();
    await seedBesides();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  /** Every text in every kind of body, by shopper, bot and an agent with a hostile name; and as notes. */
  async function seedConversation() {
    const { db } = server.data.store;
    const at = Date.now();
    const said = payloads.flatMap((text, i) =>
      bodies.map((body) => ({ body: body(text), author: i % 3 === 0 ? text : null })),
    );
    const events = [...said, { body: { kind: 'text', text: LAST }, author: null }].map(
      ({ body, author }, i) => ({
        conversation,
        site: 'demo',
        seq: i + 1,
        id: nanoid(),
        cid: null,
        kind: 'message' as const,
        role: author === null ? (i % 2 ? ('bot' as const) : ('shopper' as const)) : ('agent' as const),
        author,
        data: JSON.stringify({ body }),
        at,
      }),
    );
    for (let i = 0; i < events.length; i += 100)
      await db
        .insertInto('event')
        .values(events.slice(i, i + 100))
        .execute();
    const state = JSON.stringify({ name: 'agent', agent: ADMIN, since: new Date(at).toISOString() });
    await db
      .updateTable('conversation')
      .set({
        seq: events.length,
        state: 'agent',
        state_data: state,
        agent: ADMIN,
        preview: payloads[0] ?? '',
      })
      .where('id', '=', conversation)
      .execute();
    const notes = payloads.map((text, i) => ({
      id: nanoid(),
      site: 'demo',
      conversation,
      cid: `n${i}`,
      author: text,
      text,
      at,
    }));
    await db.insertInto('note').values(notes).execute();
  }

  /** A waiting conversation for each text, of a customer and on a page that are called so; orders and articles too. */
  async function seedPeople() {
    const { db } = server.data.store;
    const at = Date.now();
    const since = new Date(at).toISOString();
    for (const [i, text] of payloads.entries()) {
      const customer = `x-${i}`;
      await db
        .insertInto('customer')
        .values({
          site: 'demo',
          id: customer,
          name: text,
          email: text,
          phone: text,
          tier: null,
          updated_at: at,
        })
        .execute();
      await db
        .insertInto('conversation')
        .values({
          id: `waiting-${i}`,
          site: 'demo',
          visitor: 'nobody',
          customer,
          locale: 'zh-CN',
          state: 'queued',
          state_data: JSON.stringify({ name: 'queued', since, position: 1, reason: 'asked' }),
          agent: null,
          queued_at: at,
          seq: 0,
          asked: 0,
          answered: 0,
          allowance: 300,
          allowance_at: 0,
          shopper_read: 0,
          desk_read: 0,
          dialogue: null,
          page: JSON.stringify({ url: text, title: text, product: text }),
          preview: text,
          created_at: at,
          updated_at: at,
        })
        .execute();
      const order = orderOf(`XSS${i}`, text);
      // The one shown first has every text in its items.
      if (i === payloads.length - 1) order.items = payloads.flatMap((each) => orderOf('', each).items);
      const data = JSON.stringify(order);
      await db
        .insertInto('shop_order')
        .values({
          site: 'demo',
          number: `XSS${i}`,
          customer: 'c-1001',
          placed_at: at + i,
          status: 'shipped',
          phone: null,
          data,
          updated_at: at,
        })
        .execute();
    }
  }

  /** What the page told of the shopper, and their cases and tickets: each text in each field of ten, twenty texts at a time. */
  async function seedBesides() {
    const { store } = server.data;
    const context = {
      title: payloads[0],
      attributes: Object.fromEntries(payloads.map((text) => [text, text])),
      tracked: payloads.map((text) => ({ name: text, at: 'now', data: { [text]: text } })),
    };
    await store.db
      .updateTable('conversation')
      .set({ page: JSON.stringify(context) })
      .where('id', '=', conversation)
      .execute();
    for (let i = 0; i < payloads.length; i += 20) {
      const text = `${BESIDE} ${payloads.slice(i, i + 20).join(' ')}`;
      const number = `XSS${i}`;
      const place = { site: 'demo', customer: 'c-1001', order_number: number, opened_at: i, updated_at: i };
      const times = { openedAt: '2026-11-01T03:20:00Z', updatedAt: '2026-11-01T03:20:00Z' };
      const stored = {
        ...times,
        id: `${i} ${text}`,
        type: 'return',
        order: text,
        state: 'submitted',
        steps: [{ state: 'submitted', at: text, promise: times.openedAt }],
        customer: 'c-1001',
        reason: 'unwanted',
        items: [],
        currency: 'CNY',
        photos: [],
        words: text,
        freight: 'shop',
        tracking: text,
        history: [],
      };
      const kept = { ...place, id: stored.id, state: 'submitted', data: JSON.stringify(stored) };
      await store.db.insertInto('after_sales_case').values(kept).execute();
      const ticket = {
        ...times,
        id: `t-${i}`,
        department: 'duty',
        priority: 'high',
        state: 'open',
        subject: text,
        body: { zh: text, en: text },
        customer: 'c-1001',
        order: text,
        promise: times.openedAt,
        moves: [{ at: times.openedAt, by: text, note: text }],
      };
      const row = {
        ...place,
        id: ticket.id,
        key: ticket.id,
        state: 'open',
        department: 'duty',
        change_seq: null,
      };
      await store.db
        .insertInto('ticket')
        .values({ ...row, data: JSON.stringify(ticket) })
        .execute();
    }
  }

  async function open(): Promise<Page> {
    // The policy of the console's pages would stop what runs; here nothing but the code itself may.
    const context = await browser.newContext({
      locale: 'zh-CN',
      bypassCSP: true,
      viewport: { width: 1400, height: 900 },
    });
    const page = await context.newPage();
    page.on('dialog', (dialog) => dialog.dismiss());
    return page;
  }

  /** Whether anything ran, and every address in the page, also within the shadows of elements, that is no plain one. */
  async function harm(page: Page) {
    const ran = await Promise.all(
      page.frames().map((frame) => frame.evaluate((flag) => flag in window, FLAG)),
    );
    const addresses = await page.evaluate(() => {
      const found: string[] = [];
      const look = (root: ParentNode) => {
        for (const element of root.querySelectorAll('*')) {
          for (const name of ['href', 'src', 'action', 'formaction', 'data', 'srcdoc', 'xlink:href']) {
            const value = element.getAttribute(name);
            if (value !== null && name !== 'srcdoc') found.push(new URL(value, document.baseURI).protocol);
            if (name === 'srcdoc' && value !== null) found.push(`srcdoc ${value}`);
          }
          for (const { name } of element.attributes)
            if (name.startsWith('on')) found.push(`${element.tagName} ${name}`);
          if (['OBJECT', 'EMBED', 'BASE', 'FRAME'].includes(element.tagName)) found.push(element.tagName);
          if (element.shadowRoot) look(element.shadowRoot);
        }
      };
      look(document);
      return [...new Set(found)];
    });
    const plain = new Set(['http:', 'https:', 'blob:', 'mailto:', 'tel:']);
    return { ran: ran.includes(true), addresses: addresses.filter((address) => !plain.has(address)) };
  }

  test('there are at least two hundred hostile texts, all different', () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(200);
  });

  test('the hostile texts do run where text is taken for markup', async () => {
    const page = await open();
    await page.goto(`${server.url}/healthz`);
    await page.evaluate(
      (html) => {
        document.body.innerHTML = html;
      },
      payloads.filter((text) => text.startsWith('<img')).join(''),
    );
    await page.waitForFunction((flag) => flag in window, FLAG);
    await page.context().close();
  });

  test('none runs in the chat window', async () => {
    const page = await open();
    await page.goto(server.url);
    await page.getByLabel(/以谁的身份逛/).selectOption('c-1001');
    await page.getByRole('button', { name: /打开聊天窗/ }).click();
    const chat = page.locator('zaine-chat');
    await chat.getByText(LAST).last().waitFor({ timeout: 80_000 });
    // The end of it is drawn; all of it once the shopper has asked often enough for what is earlier.
    await chat.getByRole('button', { name: '看更早的消息' }).evaluate((earlier: HTMLElement) => {
      for (let asked = 0; asked < 30; asked++) earlier.click();
    });
    const drawn = chat.locator('zaine-messages .item[role=article]');
    await expect.poll(() => drawn.count()).toBe(payloads.length * bodies.length + 1);
    expect(await harm(page)).toEqual({ ran: false, addresses: [] });
    await page.context().close();
  }, 90_000);

  test('none runs in the console: queue, conversation, notes, the customer, their page, orders, cases and tickets', async () => {
    const page = await open();
    await page.goto(`${server.url}/console/`);
    await page.getByLabel('名字').fill(ADMIN);
    await page.getByLabel('密码').fill(server.secrets.adminPassword);
    await page.getByRole('button', { name: '登录' }).click();
    await page
      .getByText(payloads[5] ?? '')
      .first()
      .waitFor();
    expect(await harm(page)).toEqual({ ran: false, addresses: [] });
    await page
      .getByText(payloads[0] ?? '')
      .first()
      .click();
    await page.getByText(LAST).last().waitFor();
    const order = page.getByText('S209');
    await order.first().waitFor();
    await order.first().click();
    await page
      .getByText(payloads[100] ?? '')
      .first()
      .waitFor({ state: 'attached' });
    const customer = page.locator('desk-customer-panel');
    await customer
      .locator('dd')
      .getByText(payloads.at(-1) ?? '')
      .first()
      .waitFor({ state: 'attached' });
    await customer.locator('blockquote', { hasText: BESIDE }).first().waitFor({ state: 'attached' });
    await customer.locator('.tickets', { hasText: BESIDE }).first().waitFor({ state: 'attached' });
    expect(await harm(page)).toEqual({ ran: false, addresses: [] });
    await page.context().close();
  }, 60_000);
});
