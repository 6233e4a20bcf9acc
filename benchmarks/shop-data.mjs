/** Customers who each have an order on its way, and the hellos they open the chat with. */
import { createHmac, randomUUID } from 'node:crypto';
import { secrets } from './targets.mjs';

const AT_ONCE = 16;

/** Puts `count` customers with an order and a parcel each through REST; returns their hellos. */
export async function makeCustomers(origin, count) {
  let next = 0;
  const worker = async () => {
    while (next < count) await makeCustomer(origin, next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return Array.from({ length: count }, (_, i) => ({ ...guest, identity: identityOf(`bench-${i}`) }));
}

/** The hello of somebody new. */
export const guest = { type: 'hello', site: 'demo', locale: 'zh-CN' };

async function makeCustomer(origin, i) {
  const customer = `bench-${i}`;
  const number = `ZB${String(20_260_000_000 + i)}`;
  const ago = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString();
  await put(origin, `/customers/${customer}`, { name: `客人${i}` });
  await put(origin, `/orders/${number}`, {
    customer,
    placedAt: ago(60),
    status: 'shipped',
    items: [
      {
        sku: 'MUG-01',
        title: { zh: '手作马克杯', en: 'Handmade mug' },
        quantity: 2,
        price: 3900,
        options: { color: 'red' },
      },
    ],
    currency: 'CNY',
    total: 7800,
    phone: '13800001234',
    address: { name: '客人', line: '文三路 1 号', city: '杭州' },
    parcels: [
      {
        tracking: `SF${String(1_000_000_000 + i)}`,
        carrier: '顺丰',
        eta: ago(-24).slice(0, 10),
        status: 'in_transit',
        events: [
          { at: ago(40), place: '杭州', text: '已揽收' },
          { at: ago(20), place: '上海', text: '到达转运中心' },
          { at: ago(4), place: '南京', text: '运输中' },
        ],
      },
    ],
  });
}

async function put(origin, path, body) {
  const response = await fetch(`${origin}/v1${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secrets.ZAINE_API_KEY}` },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`PUT ${path}: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

/** A customer's identity as a shop's back end signs it (HS256). */
function identityOf(customer) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 300;
  const payload = { iss: 'demo', sub: customer, exp, jti: randomUUID() };
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}`;
  const signature = createHmac('sha256', secrets.ZAINE_IDENTITY_SECRET).update(text).digest('base64url');
  return `${text}.${signature}`;
}
