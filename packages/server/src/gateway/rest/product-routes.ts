import { productSchema } from '@zaine/protocol/schemas';
import { z } from 'zod';
import type { EditableCatalogue } from '../../shop/catalogue.ts';
import { notFound, type Problem } from '../problem.ts';
import { parse, withPath } from './parse.ts';
import { afterParameter, limitParameter, pageOf, type Route, route } from './route.ts';

/** The catalogue: what there is, what it costs, what it comes in and how much is left. */
export function productRoutes(catalogue: EditableCatalogue): Route[] {
  return [
    route({
      method: 'get',
      path: '/products',
      summary: 'List the catalogue by sku',
      query: z.object({ limit: limitParameter, after: afterParameter }),
      answer: 'ProductPage',
      async handle({ site, query: { limit, after } }) {
        const page = { limit: limit + 1, ...(after !== undefined && { after }) };
        return pageOf(await catalogue.list(site, page), limit, (product) => product.sku);
      },
    }),
    route({
      method: 'put',
      path: '/products/{sku}',
      audited: 'data',
      summary: 'Create or replace a product with its prices, variants and stock',
      body: 'ProductBody',
      answer: 'Product',
      async handle({ site, path: { sku = '' }, body }) {
        const product = parse(productSchema, withPath(body, { sku }));
        await catalogue.put(site, product);
        return product;
      },
    }),
    route({
      method: 'get',
      path: '/products/{sku}',
      summary: 'Read a product',
      answer: 'Product',
      async handle({ site, path: { sku = '' } }) {
        const product = await catalogue.product(site, sku);
        if (!product) throw noProduct(sku);
        return product;
      },
    }),
    route({
      method: 'delete',
      path: '/products/{sku}',
      audited: 'data',
      summary: 'Remove a product',
      async handle({ site, path: { sku = '' } }) {
        if (!(await catalogue.remove(site, sku))) throw noProduct(sku);
      },
    }),
  ];
}

function noProduct(sku: string): Problem {
  return notFound(`product ${sku}`, `PUT /v1/products/${sku} creates it.`);
}
