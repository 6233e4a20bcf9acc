import { z } from 'zod';
import type { ShopperBody } from './body.ts';
import type { ChatClientFrame } from './chat-frames.ts';
import type { DeskClientFrame } from './desk-frames.ts';
import type { Article, Customer, Order, OwnIntent, Parcel, Product } from './shop.ts';
import { orderStatuses, parcelStatuses } from './shop.ts';
import { MAX_TEXT } from './version.ts';

const id = z.string().regex(/^[\w-]{1,64}$/);
const seq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
/** Characters are code points: 4000 emoji are 8000 UTF-16 units. */
const text = z
  .string()
  .min(1)
  .max(MAX_TEXT * 2)
  .refine(
    (value) => value.length <= MAX_TEXT || [...value].length <= MAX_TEXT,
    `is longer than ${MAX_TEXT} characters`,
  );
// PostgreSQL keeps no U+0000 in a text column.
const short = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\0]*$/);
const instant = z.iso.datetime({ offset: true });
const minorUnits = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const texts = (max: number) =>
  z
    .record(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), short(max))
    .refine((all) => Object.keys(all).length > 0, 'needs a text in at least one language');
const localized = (max: number) => z.union([short(max), texts(max)]);

const file = z.object({ kind: z.literal('file'), file: id });
const choice = z.object({ value: short(200), label: short(200) });

/** What a shopper can send, see {@link ShopperBody}. */
export const shopperBodySchema: z.ZodType<ShopperBody> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text }),
  z.object({ kind: z.literal('choice'), value: short(200), label: short(200) }),
  z.object({ kind: z.literal('form'), form: id, values: z.record(short(64), z.string().max(MAX_TEXT)) }),
  file,
  z.object({
    kind: z.literal('rating'),
    score: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
    text: z.string().max(MAX_TEXT).optional(),
  }),
]) as z.ZodType<ShopperBody>;

const page = z.object({
  url: z.string().max(2000).optional(),
  title: z.string().max(300).optional(),
  product: z.string().max(100).optional(),
});

/** Flat facts, short enough to be read beside a conversation. */
const attributes = z
  .record(
    short(64),
    z.union([
      z
        .string()
        .max(500)
        .regex(/^[^\0]*$/),
      z.number(),
      z.boolean(),
      z.null(),
    ]),
  )
  .refine((all) => Object.keys(all).length <= 50, 'has more than 50 facts');

/** Every frame a shopper's client may send. */
export const chatClientFrameSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    site: short(64),
    visitor: z.string().max(200).optional(),
    identity: z.string().max(4096).optional(),
    locale: z.string().max(35).optional(),
    conversation: id.optional(),
    after: seq.optional(),
    epoch: z.string().max(64).optional(),
    page: page.optional(),
  }),
  z.object({ type: z.literal('send'), id, body: shopperBodySchema }),
  z.object({ type: z.literal('typing'), on: z.boolean() }),
  z.object({ type: z.literal('read'), seq }),
  z.object({ type: z.literal('pull'), after: seq }),
  z.object({ type: z.literal('end') }),
  z.object({ type: z.literal('context'), page: page.optional(), attributes: attributes.optional() }),
  z.object({ type: z.literal('track'), name: short(64), at: instant, data: attributes.optional() }),
  z.object({ type: z.literal('consent'), policy: short(100), given: z.boolean() }),
]) as z.ZodType<ChatClientFrame>;

const conversation = id;

/** Every frame an agent's client may send. */
export const deskClientFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('status'), status: z.enum(['online', 'away']) }),
  z.object({ type: z.literal('open'), conversation, after: seq.optional() }),
  z.object({ type: z.literal('claim'), conversation }),
  z.object({
    type: z.literal('send'),
    conversation,
    id,
    body: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('text'), text, choices: z.array(choice).max(10).optional() }),
      file,
    ]),
  }),
  z.object({ type: z.literal('typing'), conversation, on: z.boolean() }),
  z.object({ type: z.literal('read'), conversation, seq }),
  z.object({ type: z.literal('note'), conversation, id, text }),
  z.object({ type: z.literal('transfer'), conversation, to: short(64) }),
  z.object({ type: z.literal('end'), conversation }),
]) as z.ZodType<DeskClientFrame>;

/** Frame types of each socket; a frame of any other type is ignored, so that either side may be newer. */
export const chatClientFrameTypes: ReadonlySet<string> = new Set([
  'hello',
  'send',
  'typing',
  'read',
  'pull',
  'end',
  'context',
  'track',
  'consent',
]);
/** Like {@link chatClientFrameTypes}, of an agent's socket. */
export const deskClientFrameTypes: ReadonlySet<string> = new Set([
  'hello',
  'status',
  'open',
  'claim',
  'send',
  'typing',
  'read',
  'note',
  'transfer',
  'end',
]);

/** Body of `PUT /v1/customers/{id}`; the id comes from the path. */
export const customerSchema = z.object({
  name: short(200),
  email: z.email().max(320).optional(),
  phone: short(40).optional(),
  tier: z.enum(['high', 'potential', 'ordinary']).optional(),
}) as z.ZodType<Omit<Customer, 'id'>>;

/** Body of `PUT /v1/orders/{number}/parcels/{tracking}`; the tracking number comes from the path. */
export const parcelSchema = z.object({
  tracking: short(64),
  carrier: localized(100),
  eta: z.union([z.iso.date(), instant]).optional(),
  status: z.enum(parcelStatuses),
  events: z
    .array(z.object({ at: instant, place: localized(200).optional(), text: localized(500) }))
    .max(200)
    .default([]),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
}) as unknown as z.ZodType<Parcel>;

const pieces = z.number().int().min(0).max(10_000_000);

/** Body of `PUT /v1/products/{sku}`; the sku comes from the path. */
export const productSchema = z.object({
  sku: short(100),
  title: localized(300),
  price: minorUnits,
  currency: z.string().regex(/^[A-Z]{3}$/),
  image: z.string().max(2000).optional(),
  url: z.string().max(2000).optional(),
  stock: pieces.optional(),
  variants: z
    .array(
      z.object({
        options: z.record(short(50), localized(100)),
        price: minorUnits.optional(),
        stock: pieces.optional(),
        image: z.string().max(2000).optional(),
      }),
    )
    .max(200)
    .optional(),
}) as unknown as z.ZodType<Product>;

/** Body of `PUT /v1/orders/{number}`; the number comes from the path. */
export const orderSchema = z.object({
  number: short(64),
  customer: short(128),
  placedAt: instant,
  status: z.enum(orderStatuses),
  items: z
    .array(
      z.object({
        sku: short(100),
        title: localized(300),
        quantity: z.number().int().min(1).max(100_000),
        price: minorUnits,
        options: z.record(short(50), localized(100)).optional(),
        image: z.string().max(2000).optional(),
      }),
    )
    .max(500),
  currency: z.string().regex(/^[A-Z]{3}$/),
  total: minorUnits,
  phone: short(40).optional(),
  address: z
    .object({ name: short(100).optional(), line: short(500).optional(), city: short(100).optional() })
    .optional(),
  note: z.string().max(1000).optional(),
  paidAt: instant.optional(),
  shipBy: instant.optional(),
  deliveredAt: instant.optional(),
  invoiceUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  parcels: z.array(parcelSchema).max(50).optional(),
}) as unknown as z.ZodType<Order>;

/** Body of `PUT /v1/articles/{id}`; the id comes from the path. */
export const articleSchema = z.object({
  title: localized(300),
  body: localized(20_000),
  tags: z.array(short(50)).max(50).optional(),
}) as z.ZodType<Omit<Article, 'id'>>;

/** Body of `PUT /v1/intents/{id}`; the id comes from the path and is a word such as `track_parcel`. */
export const ownIntentSchema = z.object({
  title: localized(60).optional(),
  sentences: z.array(short(300)).max(1000).optional(),
  off: z.boolean().optional(),
}) as z.ZodType<Omit<OwnIntent, 'id'>>;
/** The id of an intent: a lower-case letter, then letters, digits and underscores. */
export const intentIdSchema = z.string().regex(/^[a-z][a-z0-9_]{1,49}$/, 'is no name such as gift_wrapping');

/** Body of `POST /v1/session`, an agent signing in; `site` where the server serves several. */
export const signInSchema = z.object({ name: short(64), password: short(256), site: short(64).optional() });
