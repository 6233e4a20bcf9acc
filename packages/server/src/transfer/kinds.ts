import type { Article, Customer, Order, OwnIntent } from '@zaine/protocol';
import {
  articleSchema,
  customerSchema,
  intentIdSchema,
  orderSchema,
  ownIntentSchema,
} from '@zaine/protocol/schemas';
import { z } from 'zod';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { OwnIntents } from '../knowledge/own-intents.ts';
import type { BuiltInShop } from '../shop/adapters/built-in.ts';
import type { Store } from '../store/store.ts';
import type { FlatReading } from './flat.ts';
import { listArticles, listCustomers, listIntents, listOrders } from './list-records.ts';

/** What can be carried in and out. */
export const kindNames = ['articles', 'orders', 'customers', 'intents'] as const;
/** One of {@link kindNames}. */
export type KindName = (typeof kindNames)[number];

/** Something wrong with a field, by its path. */
export interface Fault {
  path: readonly PropertyKey[];
  message: string;
}

/** A checked record, or what is wrong with it. */
export type Checked<T> = { record: T } | { faults: Fault[] };

/** One kind of record. */
export interface Kind<T extends object = object> {
  /** The field that names it. */
  key: string;
  flat: FlatReading;
  check(value: unknown): Checked<T>;
  put(site: string, record: T): Promise<void>;
  list(site: string): AsyncGenerator<T>;
}

/** Where records are kept. */
export interface Rooms {
  store: Store;
  knowledge: Pick<Knowledge, 'put'>;
  shop: Pick<BuiltInShop, 'putOrder' | 'putCustomer'>;
  intents: Pick<OwnIntents, 'put'>;
}

const id = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[^\0]*$/);
const none: ReadonlySet<string> = new Set();

/** All kinds over their rooms. */
export function createKinds({ store, knowledge, shop, intents }: Rooms): Record<KindName, Kind> {
  const articles: Kind<Article> = {
    key: 'id',
    flat: { numbers: none, json: new Set(['tags']) },
    check: withId(articleSchema),
    put: knowledge.put,
    list: (site) => listArticles(store.db, site),
  };
  const customers: Kind<Customer> = {
    key: 'id',
    flat: { numbers: none, json: none },
    check: withId(customerSchema),
    put: shop.putCustomer,
    list: (site) => listCustomers(store.db, site),
  };
  const orders: Kind<Order> = {
    key: 'number',
    flat: {
      numbers: new Set(['total', 'item.quantity', 'item.price']),
      json: new Set(['parcels', 'items', 'address', 'item.options', 'item.title']),
    },
    check: (value) => checked(orderSchema, value),
    put: shop.putOrder,
    list: (site) => listOrders(store.db, site),
  };
  const taught: Kind<OwnIntent> = {
    key: 'id',
    flat: { numbers: none, json: new Set(['sentences']), truths: new Set(['off']) },
    check: withId(ownIntentSchema, intentIdSchema),
    put: intents.put,
    list: (site) => listIntents(store.db, site),
  };
  return { articles, orders, customers, intents: taught } as unknown as Record<KindName, Kind>;
}

function withId<T extends object>(
  schema: z.ZodType<T>,
  idSchema: z.ZodType<string> = id,
): (value: unknown) => Checked<T & { id: string }> {
  return (value) => {
    const { id: given, ...rest } = (typeof value === 'object' && value !== null ? value : {}) as Record<
      string,
      unknown
    >;
    const named = idSchema.safeParse(given);
    const found = checked(schema, rest);
    const faults = named.success
      ? []
      : [
          {
            path: ['id'],
            message: idSchema === id ? 'is missing or too long' : 'is no name such as gift_wrapping',
          },
        ];
    if ('faults' in found) return { faults: [...faults, ...found.faults] };
    if (!named.success) return { faults };
    return { record: { id: named.data, ...found.record } };
  };
}

function checked<T extends object>(schema: z.ZodType<T>, value: unknown): Checked<T> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { faults: parsed.error.issues };
  const unknown = unknownFields(value, parsed.data);
  // A field that nobody reads would be lost without a word.
  return unknown.length === 0 ? { record: parsed.data } : { faults: unknown };
}

function unknownFields(given: unknown, kept: unknown, path: PropertyKey[] = []): Fault[] {
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given).flatMap(([key, value]) => {
    const at = [...path, Array.isArray(given) ? Number(key) : key];
    const inside = (kept as Record<string, unknown> | undefined)?.[key];
    if (inside === undefined) return value === undefined ? [] : [{ path: at, message: 'is no field of it' }];
    return unknownFields(value, inside, at);
  });
}
