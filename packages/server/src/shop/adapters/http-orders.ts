import type { Customer, Order } from '@zaine/protocol';
import { customerSchema, orderSchema } from '@zaine/protocol/schemas';
import { z } from 'zod';
import type { ActionRefusal } from '../actions.ts';
import type { RemoteOrders, RemoteRefusal, RemoteTask } from '../remote-orders.ts';
import { ShopUnreachable } from '../shop-unreachable.ts';
import type { ShopAnswer, ShopCall } from './shop-calls.ts';

const refusals = [
  'not_found',
  'shipped',
  'unpaid',
  'cancelled',
  'already',
  'out_of_stock',
  'over_limit',
  'not_allowed',
  'busy',
] as const satisfies readonly ActionRefusal[];

const refund = z.object({ amount: z.number().int().min(0), currency: z.string().length(3) });
const schemas = {
  customer: customerSchema,
  order: orderSchema,
  page: z.object({ items: z.array(orderSchema), total: z.number().int().min(0).optional() }),
  worked: z.object({ order: orderSchema, refund: refund.optional() }),
  refunded: z.object({ refund }),
  stock: z.object({ left: z.number().int().nullable() }),
  refusal: z.object({ code: z.enum(refusals), at: z.string().optional() }),
};

/** Orders of a shop that implements `examples/shop-http/openapi.json`. */
export function createHttpOrders(call: (request: ShopCall) => Promise<ShopAnswer>): RemoteOrders {
  const get = async <T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> => {
    const answer = await call({ method: 'GET', path });
    return answer.status === 404 ? undefined : read(schema, answer, path);
  };
  const post = async <T>(
    path: string,
    { key }: RemoteTask,
    sent: { body: unknown; schema: z.ZodType<T> },
  ) => {
    const answer = await call({ method: 'POST', path, key, body: sent.body });
    if (answer.status === 404) return { refused: 'not_found' } satisfies RemoteRefusal;
    if (answer.status === 409) return refusalOf(answer, path);
    return read(sent.schema, answer, path);
  };
  const pageOf = (customer: string, query: Record<string, string>) =>
    get(`customers/${encodeURIComponent(customer)}/orders?${new URLSearchParams(query)}`, schemas.page);

  return {
    async customer(_site, id): Promise<Customer | undefined> {
      const found = await get(`customers/${encodeURIComponent(id)}`, schemas.customer);
      return found && { ...found, id };
    },
    async orders(_site, customer, { limit = 20, before } = {}): Promise<Order[]> {
      const query = { limit: String(Math.min(limit, 100)), ...(before !== undefined && { before }) };
      return (await pageOf(customer, query))?.items ?? [];
    },
    async orderCount(_site, customer) {
      const page = await pageOf(customer, { limit: '1' });
      return page?.total ?? page?.items.length ?? 0;
    },
    order: (_site, number) => get(orderPath(number), schemas.order),
    async cancel(_site, { reason, ...task }) {
      const sent = { body: { customer: task.customer, reason }, schema: schemas.worked };
      return worked(await post(`${orderPath(task.number)}/cancel`, task, sent));
    },
    async change(_site, { change, order, excess, ...task }) {
      const body = { customer: task.customer, change, total: order.total, excess };
      return worked(await post(`${orderPath(task.number)}/change`, task, { body, schema: schemas.worked }));
    },
    refund(_site, { amount, reason, ...task }) {
      const body = { customer: task.customer, amount, reason };
      return post(`${orderPath(task.number)}/refunds`, task, { body, schema: schemas.refunded });
    },
    async stock(_site, { sku, options }) {
      const query = new URLSearchParams({ sku, ...(options && { options: JSON.stringify(options) }) });
      return (await get(`stock?${query}`, schemas.stock))?.left ?? undefined;
    },
  };
}

function orderPath(number: string): string {
  return `orders/${encodeURIComponent(number)}`;
}

type Worked = RemoteRefusal | z.infer<typeof schemas.worked>;

function worked(answer: Worked) {
  if ('refused' in answer) return answer;
  const { order, refund: paid } = answer;
  return { order, ...(paid && { refund: paid }) };
}

function refusalOf(answer: ShopAnswer, path: string): RemoteRefusal {
  const { code, at } = read(schemas.refusal, answer, path);
  return { refused: code, ...(at !== undefined && { at }) };
}

function read<T>(schema: z.ZodType<T>, { status, body }: ShopAnswer, path: string): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue ? ` (${issue.path.join('.')}: ${issue.message})` : '';
  const what = `The shop’s system answered ${status} to ${path.split('?')[0]} with something else than agreed${where}.`;
  throw new ShopUnreachable(what, { reached: true });
}
