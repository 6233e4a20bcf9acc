/** Who may do what, for every route and every frame there is. What is missing here fails the test. */

/** What a request or a frame is about: things of the demo shop that `stage` in the test has made. */
export interface Stage {
  conversation: string;
  file: string;
  customer: string;
  order: string;
  ticket: string;
}

/**
 * `open`: everybody; `key`: the site's key alone; `desk`: the site's agents; `session`: any agent about their own
 * session; `signed`: who signs the body, which nobody here does; `file`: the shopper whose conversation it is, the site's agents and key; `upload`: the same without the key.
 */
export type Access = 'open' | 'key' | 'desk' | 'session' | 'file' | 'upload' | 'signed';

/** A route: who may, and a request that would do it. */
export interface RouteRule {
  access: Access;
  path?: (stage: Stage) => string;
  body?: string;
}

const parcel = JSON.stringify({ carrier: 'SF', status: 'in_transit' });
const order = (stage: Stage) => `/v1/orders/${stage.order}`;
const customer = (stage: Stage) => `/v1/customers/${stage.customer}`;

const ticket = (stage: Stage) => `/v1/tickets/${stage.ticket}`;

export const routeRules: Record<string, RouteRule> = {
  'GET /healthz': { access: 'open' },
  'GET /readyz': { access: 'open' },
  // Over loopback; metrics-route.test.ts has who else may.
  'GET /metrics': { access: 'open' },
  'GET /zaine.js': { access: 'open' },
  'GET /': { access: 'open' },
  'FILES /': { access: 'open', path: () => '/' },
  'FILES /widget': { access: 'open', path: () => '/zaine.js' },
  'FILES /console': { access: 'open', path: () => '/console/' },
  'GET /v1/openapi.json': { access: 'open' },
  'GET /demo/customers': { access: 'open' },
  'POST /demo/identity': { access: 'open', body: '{"customer":"c-1001"}' },
  'POST /v1/session': { access: 'open', body: '{"name":"agent","password":"password-of-agent"}' },
  // A page is told whether its own address is the shop's; the list is told to nobody.
  'GET /v1/origins': { access: 'open', path: () => '/v1/origins?of=https://shop.example' },
  'GET /v1/session': { access: 'session' },
  'DELETE /v1/session': { access: 'open' },
  'GET /v1/desk/conversations/{id}': {
    access: 'desk',
    path: (stage) => `/v1/desk/conversations/${stage.conversation}`,
  },
  'POST /v1/files': {
    access: 'upload',
    path: (stage) => `/v1/files?conversation=${stage.conversation}`,
    body: 'photo',
  },
  'GET /v1/files/{id}': { access: 'file', path: (stage) => `/v1/files/${stage.file}` },
  'GET /v1/products': { access: 'key' },
  'GET /v1/products/{sku}': { access: 'key' },
  'PUT /v1/products/{sku}': { access: 'key', body: '{}' },
  'DELETE /v1/products/{sku}': { access: 'key' },
  'GET /v1/settings': { access: 'key' },
  'PATCH /v1/settings': { access: 'key', body: '{}' },
  'PUT /v1/customers/{id}': { access: 'key', path: customer, body: '{"name":"Changed"}' },
  'GET /v1/customers/{id}': { access: 'key', path: customer },
  'GET /v1/audit': { access: 'key' },
  'GET /v1/customers/{id}/export': { access: 'key', path: (stage) => `${customer(stage)}/export` },
  // Of a customer who has no browser here: nobody of the stage is to be signed out.
  'POST /v1/customers/{id}/sign-out': { access: 'key', path: () => '/v1/customers/c-1004/sign-out' },
  'POST /v1/conversations/{id}/sign-out': {
    access: 'key',
    path: () => '/v1/conversations/no-such-conversation/sign-out',
  },
  'DELETE /v1/customers/{id}': { access: 'key', path: () => '/v1/customers/c-1003' },
  'GET /v1/orders': { access: 'key', path: (stage) => `/v1/orders?customer=${stage.customer}` },
  'PUT /v1/orders/{number}': { access: 'key', path: order, body: '{"broken":true}' },
  'GET /v1/orders/{number}': { access: 'key', path: order },
  'PUT /v1/orders/{number}/parcels/{tracking}': {
    access: 'key',
    path: (stage) => `${order(stage)}/parcels/SF1`,
    body: parcel,
  },
  'GET /v1/articles': { access: 'key' },
  'PUT /v1/articles/{id}': {
    access: 'key',
    path: () => '/v1/articles/a-1',
    body: '{"title":"T","body":"B"}',
  },
  'GET /v1/articles/{id}': { access: 'key', path: () => '/v1/articles/a-1' },
  'DELETE /v1/articles/{id}': { access: 'key', path: () => '/v1/articles/a-1' },
  'GET /v1/intents': { access: 'key' },
  'PUT /v1/intents/{id}': {
    access: 'key',
    path: () => '/v1/intents/gift_wrapping',
    body: '{"sentences":["can you wrap it as a gift"]}',
  },
  'GET /v1/intents/{id}': { access: 'key', path: () => '/v1/intents/gift_wrapping' },
  'DELETE /v1/intents/{id}': { access: 'key', path: () => '/v1/intents/gift_wrapping' },
  'GET /v1/cases': { access: 'key', path: (stage) => `/v1/cases?order=${stage.order}` },
  'GET /v1/cases/{id}': { access: 'key', path: () => '/v1/cases/no-such-case' },
  'PATCH /v1/cases/{id}': {
    access: 'key',
    path: () => '/v1/cases/no-such-case',
    body: '{"state":"approved"}',
  },
  'POST /v1/desk/cases/{id}': {
    access: 'desk',
    path: () => '/v1/desk/cases/no-such-case',
    body: '{"state":"approved"}',
  },
  'GET /v1/tickets': { access: 'key' },
  'POST /v1/tickets': { access: 'key', body: '{"broken":true}' },
  'GET /v1/tickets/{id}': { access: 'key', path: ticket },
  'PATCH /v1/tickets/{id}': { access: 'key', path: ticket, body: '{"priority":"urgent"}' },
  'GET /v1/desk/tickets': { access: 'desk' },
  'PATCH /v1/desk/tickets/{id}': {
    access: 'desk',
    path: (stage) => `/v1/desk/tickets/${stage.ticket}`,
    body: '{"priority":"urgent"}',
  },
  'GET /v1/changes': { access: 'key' },
  'POST /v1/changes/acknowledge': { access: 'key', body: '{"seq":0}' },
  'GET /v1/policies': { access: 'key' },
  'PATCH /v1/policies': { access: 'key', body: '{}' },
  'GET /v1/policies/versions': { access: 'key' },
  'POST /v1/carriers/{site}': {
    access: 'signed',
    path: () => '/v1/carriers/demo',
    body: '{"tracking":"SF1","status":"delivered"}',
  },
  'GET /v1/webhook': { access: 'key' },
  'PUT /v1/webhook': { access: 'key', body: '{"broken":true}' },
  'DELETE /v1/webhook': { access: 'key' },
  'GET /v1/conversations': { access: 'key' },
  'GET /v1/conversations/{id}/events': {
    access: 'key',
    path: (stage) => `/v1/conversations/${stage.conversation}/events`,
  },
};

/** A shopper's frames: none of them reaches a conversation but the shopper's own. */
export const chatRules: Record<string, object> = {
  hello: { site: 'demo' },
  send: { id: 'intruder', body: { kind: 'text', text: 'intruder' } },
  typing: { on: true },
  read: { seq: 1 },
  pull: { after: 0 },
  end: {},
  consent: { policy: 'intruder', given: true },
  context: { page: { title: 'intruder' }, attributes: { plan: 'intruder' } },
  track: { name: 'intruder', at: '2026-11-24T06:00:00Z' },
};

/** An agent's frame about a conversation, and how one who has not claimed it is answered. */
export interface DeskRule {
  frame: object;
  /** A colleague of the same site: the first answer of one of these types, an error's by its code. */
  colleague: string;
  /** An agent of another site. */
  elsewhere: string;
}

export const deskRules: Record<string, DeskRule | 'own'> = {
  // These two are about the agent alone and name no conversation.
  hello: 'own',
  status: 'own',
  open: { frame: {}, colleague: 'opened', elsewhere: 'not_found' },
  claim: { frame: {}, colleague: 'not_waiting', elsewhere: 'not_found' },
  send: {
    frame: { id: 'intruder', body: { kind: 'text', text: 'intruder' } },
    colleague: 'not_assigned',
    elsewhere: 'not_found',
  },
  typing: { frame: { on: true }, colleague: 'not_assigned', elsewhere: 'not_assigned' },
  read: { frame: { seq: 1 }, colleague: 'nothing', elsewhere: 'nothing' },
  note: { frame: { id: 'remark', text: 'remark' }, colleague: 'ack', elsewhere: 'not_found' },
  transfer: { frame: { to: 'bot' }, colleague: 'not_assigned', elsewhere: 'not_found' },
  end: { frame: {}, colleague: 'not_assigned', elsewhere: 'not_found' },
};

/**
 * Handlers that see every request below a mount. None of them answers with anybody's data; whoever adds one says so here,
 * since it has no route by which the table above could find it.
 */
export const unroutedHandlers = [
  // Counting, a header, and at the end: pages of the demo for its own origin, not found, problems.
  '/ ×5',
  // Nothing is to be kept, cross-origin headers, the key.
  '/v1 ×3',
  // Own origin, each in front of the routes of its file.
  '/v1/session ×1',
  '/v1/desk ×2',
  '/demo ×2',
  // Headers of files, a map of names, compressed copies.
  '/widget ×3',
  '/console ×2',
];
