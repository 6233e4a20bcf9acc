import { errorCodes } from '@zaine/protocol';
import {
  articleSchema,
  customerSchema,
  orderSchema,
  ownIntentSchema,
  parcelSchema,
  productSchema,
} from '@zaine/protocol/schemas';
import type { z } from 'zod';
import { settingsSchema } from '../../sites/sites.ts';
import { backRoomSchemas } from './open-api-back-room.ts';
import {
  type Json,
  jsonSchema,
  object,
  page,
  reference,
  seq,
  text,
  when,
  withId,
  without,
} from './open-api-shapes.ts';
import type { Route } from './route.ts';

const inJson = (name: string, type = 'application/json') => ({ [type]: { schema: reference(name) } });

/** The OpenAPI 3.1 document of the routes. */
export function openApiDocument(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const each of routes) {
    paths[each.path] = { ...paths[each.path], [each.method]: operation(each) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Zaine',
      version,
      description:
        'Customers, orders, parcels, cases, tickets, articles, intents and conversations of one site, named by the key.',
    },
    servers: [{ url: '/v1' }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: schemas(),
    },
  };
}

function operation({ method, path, summary, query, body, answer }: Route): Json {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 128 },
  }));
  return {
    operationId: `${method}${path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
    summary,
    parameters: [...parameters, ...(query ? queryParameters(query) : [])],
    ...(body && { requestBody: { required: true, content: inJson(body) } }),
    responses: {
      ...(answer
        ? { 200: { description: 'Done', content: inJson(answer) } }
        : { 204: { description: 'Done' } }),
      default: { description: 'Refused', content: inJson('Problem', 'application/problem+json') },
    },
  };
}

function queryParameters(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = jsonSchema(query) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema,
  }));
}

/** What one may send; what comes back has the same shape and the path's name in it. */
function schemas(): Json {
  const customer = jsonSchema(customerSchema);
  const article = jsonSchema(articleSchema);
  const intent = jsonSchema(ownIntentSchema);
  const order = jsonSchema(orderSchema);
  const parcel = jsonSchema(parcelSchema);
  const product = jsonSchema(productSchema);
  return {
    CustomerBody: customer,
    Customer: withId(customer),
    OrderBody: without(order, 'number'),
    Order: order,
    ParcelBody: without(parcel, 'tracking'),
    Parcel: parcel,
    Settings: jsonSchema(settingsSchema),
    SettingsPatch: jsonSchema(settingsSchema.partial()),
    ProductBody: without(product, 'sku'),
    Product: product,
    ArticleBody: article,
    Article: withId(article),
    IntentBody: intent,
    Intent: withId(intent),
    Conversation: object(
      {
        id: text,
        state: { type: 'object' },
        seq,
        locale: text,
        preview: text,
        createdAt: when,
        updatedAt: when,
      },
      { customer: text, page: { type: 'object' } },
    ),
    Event: object({ id: text, seq, at: when, author: { type: 'object' }, kind: text }),
    ...backRoomSchemas(),
    OrderPage: page('Order'),
    ProductPage: page('Product'),
    ArticlePage: page('Article'),
    IntentPage: page('Intent'),
    ConversationPage: page('Conversation'),
    EventPage: page('Event'),
    CustomerExport: { type: 'object', additionalProperties: { type: 'array', items: { type: 'object' } } },
    AuditEntry: object(
      { id: text, at: when, action: text, actor: text, detail: { type: 'object' } },
      { subject: text },
    ),
    AuditPage: page('AuditEntry'),
    Problem: problem(),
  };
}

function problem(): Json {
  const errors = { type: 'array', items: object({ path: text, message: text }) };
  const code = { enum: Object.keys(errorCodes) };
  return object({ type: text, title: text, status: { type: 'integer' }, code, detail: text }, { errors });
}
