import type { Choice, ShopperBody } from './body.ts';
import type { ErrorCode } from './codes.ts';
import type { ConversationEvent, ConversationState } from './event.ts';
import type { LocalizedText, Order } from './shop.ts';

/** The page of the shop that the shopper looks at. */
export interface PageContext {
  url?: string;
  title?: string;
  product?: string;
}

/** The first frame of a shopper's socket. */
export interface HelloFrame {
  type: 'hello';
  site: string;
  visitor?: string;
  identity?: string;
  locale?: string;
  conversation?: string;
  after?: number;
  /** The epoch of the last welcome; another one now means that the store was replaced. */
  epoch?: string;
  page?: PageContext;
}
/** A message; `id` is the client's own (CID), under which a repeat is recognised. */
export interface SendFrame {
  type: 'send';
  id: string;
  body: ShopperBody;
}
/** What a page may tell of a shopper: short, flat facts. */
export type Attributes = Record<string, string | number | boolean | null>;
/** Something that happened on the page, as it is kept. */
export interface TrackedEvent {
  name: string;
  at: string;
  data?: Attributes;
}
/** What the page told: where the shopper is, what it knows of them, and what happened on it lately, latest last. */
export interface ShopperContext extends PageContext {
  attributes?: Attributes;
  tracked?: TrackedEvent[];
}
/** The page or what is known of the shopper changed after the hello. A server that does not know it ignores it. */
export interface ContextFrame {
  type: 'context';
  page?: PageContext;
  attributes?: Attributes;
}
/** Something happened on the page, at the ISO time `at`. A server that does not know it ignores it. */
export interface TrackFrame {
  type: 'track';
  name: string;
  at: string;
  data?: Attributes;
}
/** The shopper agrees to a policy (its name or version), or no longer does; kept with its time. */
export interface ConsentFrame {
  type: 'consent';
  policy: string;
  given: boolean;
}
/** What a shopper's client sends. */
export type ChatClientFrame =
  | HelloFrame
  | SendFrame
  | { type: 'typing'; on: boolean }
  | { type: 'read'; seq: number }
  | { type: 'pull'; after: number }
  | { type: 'end' }
  | ContextFrame
  | TrackFrame
  | ConsentFrame;

/** What the first screen shows before anything was said. */
export interface Home {
  /** The latest orders of a signed-in customer, masked, at most three. */
  orders: Order[];
  /** How many orders the customer has in all. */
  orderCount: number;
  suggestions: Choice[];
}
/** How the shop presents itself in the widget. */
export interface ShopProfile {
  name: LocalizedText;
  /** True when a person is online and within working hours. */
  online: boolean;
  /** IANA zone in which the shop speaks of days and hours. */
  timeZone?: string;
}
/** The customer a verified identity names. */
export interface WelcomeCustomer {
  id: string;
  name?: string;
}
/** The answer to hello. `seq` is the last of the log; missed events follow, then `live`. */
export interface WelcomeFrame {
  type: 'welcome';
  conversation: string;
  visitor: string;
  epoch: string;
  seq: number;
  state: ConversationState;
  customer?: WelcomeCustomer;
  shop?: ShopProfile;
  home?: Home;
}
/** The message is durable under `seq`. */
export interface AckFrame {
  type: 'ack';
  id: string;
  event: string;
  seq: number;
  at: string;
}
/** Something was refused; `id` names the send it belongs to, `retryAfter` is in seconds. */
export interface ErrorFrame {
  type: 'error';
  code: ErrorCode;
  message: string;
  id?: string;
  retryAfter?: number;
}
/** Where the shopper stands in the queue; `waitSeconds` is an estimate. */
export interface QueueFrame {
  type: 'queue';
  position: number;
  waitSeconds: number;
}
/** The other side writes or stopped writing. */
export interface TypingFrame {
  type: 'typing';
  on: boolean;
  role: 'bot' | 'agent';
  name?: string;
}
/** What the server sends to a shopper's client. */
export type ChatServerFrame =
  | WelcomeFrame
  | { type: 'live' }
  | { type: 'reset' }
  | AckFrame
  | { type: 'event'; event: ConversationEvent }
  | TypingFrame
  | QueueFrame
  /** The consent is kept, since `at`. */
  | (ConsentFrame & { at: string })
  | ErrorFrame;
