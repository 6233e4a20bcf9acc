// A shop that Zaine can work with, as small as it can be: it keeps what openapi.json asks of a shop in memory.
// Your own shop does the same in its own way; this one shows the rules that matter and is what the tests run against.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

/** A refusal that Zaine understands; see `code` in openapi.json. */
class Refusal extends Error {
  constructor(code, status = 409) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

/** The shop's books: what a database would hold. */
class Books {
  customers = new Map();
  /** number → { order, paid, refunds } */
  orders = new Map();
  stock = new Map();
  /** Idempotency-Key → what was answered. Keep these for at least a day. */
  answered = new Map();

  entry(number) {
    const exact = this.orders.get(number);
    const canonical = (text) => text.replace(/[\s_-]/g, '').toUpperCase();
    const found =
      exact ?? [...this.orders.values()].find(({ order }) => canonical(order.number) === canonical(number));
    if (!found) throw new Refusal('not_found', 404);
    return found;
  }

  /** Ownership is checked here, too: an order of somebody else is no order. */
  owned(number, customer) {
    const entry = this.entry(number);
    if (entry.order.customer !== customer) throw new Refusal('not_found', 404);
    return entry;
  }

  /** Never more than was paid, however often it is asked. */
  payBack(entry, amount) {
    if (amount > left(entry)) throw new Refusal('over_limit');
    if (amount > 0) entry.refunds.push(amount);
    return { amount, currency: entry.order.currency };
  }
}

const left = ({ paid, refunds }) => paid - refunds.reduce((sum, each) => sum + each, 0);

function shipped({ status, parcels = [] }) {
  return (
    !['unpaid', 'paid', 'cancelled'].includes(status) || parcels.some((parcel) => parcel.status !== 'created')
  );
}

function unshipped(entry) {
  if (entry.order.status === 'cancelled') throw new Refusal('cancelled');
  if (shipped(entry.order)) throw new Refusal('shipped');
  return entry;
}

/** What Zaine asks. Each is given the books, the parts of the path, the query and the body. */
const routes = [
  ['GET', /^\/customers\/([^/]+)$/, (books, [id]) => books.customers.get(id) ?? missing()],
  [
    'GET',
    /^\/customers\/([^/]+)\/orders$/,
    (books, [customer], query) => {
      const all = [...books.orders.values()]
        .map(({ order }) => order)
        .filter((order) => order.customer === customer)
        .sort((a, b) => b.placedAt.localeCompare(a.placedAt) || b.number.localeCompare(a.number));
      const before = query.get('before');
      const from = before === null ? 0 : all.findIndex((order) => order.number === before) + 1;
      return { items: all.slice(from, from + Number(query.get('limit') ?? 20)), total: all.length };
    },
  ],
  ['GET', /^\/orders\/([^/]+)$/, (books, [number]) => books.entry(number).order],
  [
    'POST',
    /^\/orders\/([^/]+)\/cancel$/,
    (books, [number], _query, { customer }) => {
      const entry = books.owned(number, customer);
      if (entry.order.status === 'cancelled') throw new Refusal('already');
      unshipped(entry).order = { ...entry.order, status: 'cancelled' };
      const due = left(entry);
      return { order: entry.order, ...(due > 0 && { refund: books.payBack(entry, due) }) };
    },
  ],
  [
    'POST',
    /^\/orders\/([^/]+)\/change$/,
    (books, [number], _query, { customer, change, total, excess }) => {
      const entry = unshipped(books.owned(number, customer));
      const { address, items = [], ...plain } = change;
      const changed = (line, at) => {
        // `line` is the place, told where several lines have the same sku.
        const isMeant = (item) => item.sku === line.sku && (item.line ?? at + 1) === at + 1;
        const { options, quantity = line.quantity } = items.find(isMeant) ?? {};
        return { ...line, quantity, ...(options && { options: { ...line.options, ...options } }) };
      };
      entry.order = {
        ...entry.order,
        ...plain,
        total,
        items: entry.order.items.map(changed),
        ...(address && { address: { ...entry.order.address, ...address } }),
      };
      return { order: entry.order, ...(excess > 0 && { refund: books.payBack(entry, excess) }) };
    },
  ],
  [
    'POST',
    /^\/orders\/([^/]+)\/refunds$/,
    (books, [number], _query, { customer, amount }) => ({
      refund: books.payBack(books.owned(number, customer), amount),
    }),
  ],
  ['GET', /^\/stock$/, (books, _parts, query) => ({ left: books.stock.get(query.get('sku')) ?? null })],

  // From here on it is the shop's own back office, which Zaine never calls.
  [
    'PUT',
    /^\/back-office\/customers\/([^/]+)$/,
    (books, [id], _query, body) => void books.customers.set(id, body),
  ],
  [
    'PUT',
    /^\/back-office\/orders\/([^/]+)$/,
    (books, [number], _query, body) => {
      const paid = body.status === 'unpaid' ? 0 : body.total;
      books.orders.set(number, { order: { ...body, number }, paid, refunds: [] });
    },
  ],
  ['GET', /^\/back-office\/orders\/([^/]+)$/, (books, [number]) => books.entry(number)],
];

function missing() {
  throw new Refusal('not_found', 404);
}

/** Starts the shop; resolves with its address. */
export async function startShop({ port = 0, secret, host = '127.0.0.1' }) {
  const books = new Books();
  const server = createServer((request, response) => void serve({ books, secret }, request, response));
  await new Promise((resolve) => server.listen(port, host, resolve));
  return { server, url: `http://${host}:${server.address().port}/` };
}

async function serve({ books, secret }, request, response) {
  const { status, body } = await answer(books, secret, request).catch((error) =>
    error instanceof Refusal
      ? { status: error.status, body: { code: error.code } }
      : { status: 500, body: { code: 'broken', message: String(error) } },
  );
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body ?? {}));
}

async function answer(books, secret, request) {
  if (request.headers.authorization !== `Bearer ${secret}`) throw new Refusal('unauthorized', 401);
  const url = new URL(request.url, 'http://shop');
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const sent = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks)) : {};
  // The same key gives the same answer. Nothing is awaited between looking and keeping; with a database,
  // both belong into the transaction that does the work.
  const key = request.headers['idempotency-key'];
  const kept = key && books.answered.get(`${url.pathname} ${key}`);
  if (kept) return kept;
  const result = work(books, { method: request.method, url, sent });
  if (key) books.answered.set(`${url.pathname} ${key}`, result);
  return result;
}

function work(books, { method, url, sent }) {
  for (const [verb, pattern, handle] of routes) {
    const parts = verb === method ? pattern.exec(url.pathname) : null;
    if (!parts) continue;
    try {
      return {
        status: 200,
        body: handle(books, parts.slice(1).map(decodeURIComponent), url.searchParams, sent),
      };
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: { code: error.code } };
      throw error;
    }
  }
  return { status: 404, body: { code: 'not_found' } };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const secret = process.env.SHOP_SECRET ?? 'change-me';
  const { url } = await startShop({ port: Number(process.env.PORT ?? 8790), secret });
  console.log(
    `The shop is at ${url}; its secret is ${secret === 'change-me' ? 'change-me' : 'the one you set'}.`,
  );
}
