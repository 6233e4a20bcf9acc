import { customerSchema, orderSchema, parcelSchema } from '@zaine/protocol/schemas';
import { z } from 'zod';
import type { BuiltInShop } from '../../shop/adapters/built-in.ts';
import { notFound } from '../problem.ts';
import { parse, withPath } from './parse.ts';
import { afterParameter, limitParameter, pageOf, type Route, type RouteRequest, route } from './route.ts';

const ordersQuery = z.object({
  customer: z.string().min(1).max(128).describe('Whose orders.'),
  limit: limitParameter,
  after: afterParameter,
});

/** Customers, orders and parcels of the built-in shop. */
export function shopRoutes(shop: BuiltInShop): Route[] {
  return [...customerRoutes(shop), ...orderRoutes(shop)];
}

function customerRoutes(shop: BuiltInShop): Route[] {
  return [
    route({
      method: 'put',
      path: '/customers/{id}',
      audited: 'data',
      summary: 'Create or replace a customer',
      body: 'CustomerBody',
      answer: 'Customer',
      async handle({ site, path, body }) {
        const id = named(path, 'id');
        const customer = { id, ...parse(customerSchema, withPath(body, { id })) };
        await shop.putCustomer(site, customer);
        return customer;
      },
    }),
    route({
      method: 'get',
      path: '/customers/{id}',
      summary: 'Read a customer',
      answer: 'Customer',
      handle: async ({ site, path }) =>
        found(await shop.customer(site, named(path, 'id')), 'customer', named(path, 'id')),
    }),
  ];
}

function orderRoutes(shop: BuiltInShop): Route[] {
  return [
    route({
      method: 'get',
      path: '/orders',
      summary: 'List a customer’s orders, newest first',
      query: ordersQuery,
      answer: 'OrderPage',
      async handle({ site, query: { customer, limit, after } }) {
        const page = { limit: limit + 1, ...(after !== undefined && { before: after }) };
        return pageOf(await shop.orders(site, customer, page), limit, (order) => order.number);
      },
    }),
    route({
      method: 'put',
      path: '/orders/{number}',
      audited: 'data',
      summary: 'Create or replace an order; parcels sent along replace its parcels, without any they stay',
      body: 'OrderBody',
      answer: 'Order',
      async handle({ site, path, body }) {
        const number = named(path, 'number');
        await shop.putOrder(site, parse(orderSchema, withPath(body, { number })));
        return found(await shop.anyOrder(site, number), 'order', number);
      },
    }),
    route({
      method: 'get',
      path: '/orders/{number}',
      summary: 'Read an order with its parcels',
      answer: 'Order',
      handle: async ({ site, path }) =>
        found(await shop.anyOrder(site, named(path, 'number')), 'order', named(path, 'number')),
    }),
    route({
      method: 'put',
      path: '/orders/{number}/parcels/{tracking}',
      audited: 'data',
      summary: 'Create or replace a parcel of an order',
      body: 'ParcelBody',
      answer: 'Parcel',
      handle: (request) => putParcel(shop, request),
    }),
  ];
}

async function putParcel(shop: BuiltInShop, { site, path, body }: RouteRequest<unknown>) {
  const tracking = named(path, 'tracking');
  const parcel = parse(parcelSchema, withPath(body, { tracking }));
  const number = named(path, 'number');
  if (!(await shop.putParcel(site, number, parcel))) {
    throw notFound(`order ${number}`, `PUT /v1/orders/${number} first, then its parcels.`);
  }
  return parcel;
}

function named(path: Record<string, string>, name: string): string {
  const value = path[name];
  if (value === undefined) throw new Error(`The path has no ${name}.`);
  return value;
}

function found<T>(value: T | undefined, what: 'customer' | 'order', name: string): T {
  if (value === undefined) throw notFound(`${what} ${name}`, `PUT /v1/${what}s/${name} creates one.`);
  return value;
}
