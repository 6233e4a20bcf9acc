import type {
  Choice,
  LocalizedText,
  PageContext,
  QueueReason,
  ReplyBody,
  ShopperBody,
} from '@zaine/protocol';
import type { Understanding } from '@zaine/understanding';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Catalogue } from '../shop/catalogue.ts';
import type { PolicyBook } from '../shop/policies.ts';
import type { Shop } from '../shop/shop.ts';
import type { Tickets } from '../shop/tickets.ts';

/** How the desk stands at this moment. */
export interface DeskView {
  /** Whether it is within working hours. */
  hours: boolean;
  /** How many agents take conversations. */
  online: number;
  /** How many conversations wait for one. */
  waiting: number;
  /** ISO time of the next opening, where it is closed. */
  opens?: string;
}

/** Everything a decision stands on; the same input and the same answers of the shop give the same decision. */
export interface TurnInput {
  site: string;
  conversation: string;
  /** Different for every message (its event's id); chooses among wordings. */
  seed: string;
  body: Exclude<ShopperBody, { kind: 'rating' }>;
  /** Of the text, or of the choice's label. */
  understanding: Understanding;
  /** Understands a part of the message by itself, as the shop's messages are understood. */
  read?: ((text: string) => Understanding) | undefined;
  /** The language to answer in where neither the message nor the conversation so far tells. */
  reply: 'zh' | 'en';
  locale: string;
  /** Only one who was verified. */
  customer?: { id: string; name?: string } | undefined;
  /** Names of the shop's own intents. */
  titles?: Readonly<Record<string, LocalizedText>> | undefined;
  /** What the last decision returned; `{}` at first. */
  state: DialogueState;
  now: Date;
  /** IANA name; Asia/Shanghai where not given. */
  timeZone?: string;
  /** The shopper's network address, for counting a guest's tries. */
  network: string;
  desk: DeskView;
  /** The page of the shop that they look at. */
  page?: PageContext | undefined;
  shopName: LocalizedText;
  /** Where the message is not in the log yet: resolves once it is, and nothing that lasts is done before. */
  heard?: (() => Promise<unknown>) | undefined;
}

/** Flows that answer from an order and change nothing. */
export const orderFlows = [
  'order_status',
  'urge_shipping',
  'track_parcel',
  'parcel_problem',
  'case_status',
  'refund_status',
] as const;
/** One of {@link orderFlows}. */
export type OrderFlow = (typeof orderFlows)[number];

/** Flows that do something about an order. */
export const orderWorks = [
  'hurry',
  'cancel_order',
  'change_address',
  'change_order',
  'replace_parcel',
  'chase_parcel',
  'refuse_parcel',
  'return_goods',
  'exchange_goods',
  'missing_item',
  'wrong_item',
  'faulty_item',
  'refund_request',
  'price_protection',
  'repair_warranty',
  'invoice',
] as const;
/** One of {@link orderWorks}. */
export type OrderWorkName = (typeof orderWorks)[number];

/** Flows that do something which needs no order to begin with. */
export const freeWorks = ['case_withdraw', 'send_back', 'complaint'] as const;
/** One of {@link freeWorks}. */
export type FreeWorkName = (typeof freeWorks)[number];

/** What may be asked or wanted about an order. */
export type OrderTopic = OrderFlow | OrderWorkName;

/**
 * A flow in the middle of its questions. `wants` is what it waits for: `order_number` or `last_four` (with the
 * `number` given), `order` to be picked, `confirm`, or the name of a detail of its own.
 */
export interface RunningFlow {
  name: OrderTopic | FreeWorkName;
  wants: string;
  /** The number given, while the digits are awaited. */
  number?: string;
  /** True where it was only offered: dropped without a word when the shopper speaks of something else. */
  optional?: boolean;
  /** The id of the message that began it; with `round`, what makes its action happen once. */
  key?: string;
  /** How often a confirmation was asked for: a yes to an earlier one is none. */
  round?: number;
  /** The order it is about, and whose. */
  order?: { number: string; customer: string };
  /** What was told so far, by the names of its details. */
  values?: Record<string, string>;
  /** What it began with, to be read for details once the order is known. */
  begun?: Said;
  /** True once something of it was to be told anew: what it began with is no longer read for details. */
  redone?: true;
  /** The id of the form that waits to be filled. */
  form?: string;
}

/** A message's words with the details found in them. */
export interface Said extends Pick<Understanding, 'text' | 'slots'> {
  /** The words as they were written, where `text` is in Simplified characters. */
  raw?: string;
}

/** An order a guest has proved; whose it is goes with every question about it. */
export interface ProvedOrder {
  number: string;
  customer: string;
  /** ISO time at which it was proved; a proof holds for a day. */
  at?: string;
}

/** What a conversation remembers from turn to turn, as plain JSON. */
export interface DialogueState {
  flow?: RunningFlow;
  /** Turns in a row that were not understood. */
  misses?: number;
  /** The number of the order last spoken of, and what about it. */
  order?: string;
  topic?: OrderTopic;
  /** Orders that a guest has proved, latest last. */
  proved?: ProvedOrder[];
  /** True where the last answer put them in the queue. */
  queued?: true;
  /** Until when, as ISO time, no more digits are looked at. */
  locked?: string;
  /** The language of the last answer. */
  language?: 'zh' | 'en';
  /** The choices of the last answer: a text equal to a label is that choice. */
  offered?: Choice[];
  /** The value of the choice that a plain yes would take. */
  yes?: string;
  /** Files sent before it was known what they are about, latest last. */
  photos?: string[];
  /** The message of which was asked what it means. */
  pending?: Said;
  /** True where the shopper reads Traditional Chinese. */
  traditional?: boolean;
  /** Works that were interrupted by another, to be gone on with after it; the latest last. */
  under?: RunningFlow[];
  /** The second matter of a message, to be taken up after what the first began. */
  later?: string;
  /** The product last spoken of, and what was asked about one that was not known. */
  product?: string;
  about?: 'price' | 'stock';
  /** Marks of the wordings said lately, latest last. */
  said?: string[];
}

/** What to say and what follows from it. */
export interface TurnDecision {
  replies: ReplyBody[];
  state: DialogueState;
  /** Why the conversation goes to the queue; absent when it stays with the bot. */
  handOff?: QueueReason;
  /** Tells the supervisors: `crisis` is a threat to somebody's safety, `revenge` one to the shop's good name. */
  alarm?: 'crisis' | 'revenge';
  /** True where no answer was found, for the list of unanswered questions. */
  unanswered?: boolean;
  /** What the shop's system threw, for the server's own log; the shopper was told kindly. */
  failure?: unknown;
}

/** The rooms a decision asks. */
export interface DialoguePorts {
  shop: Shop;
  policies: PolicyBook;
  catalogue: Catalogue;
  tickets: Pick<Tickets, 'openTicket' | 'tickets'>;
  knowledge: Pick<Knowledge, 'article' | 'search' | 'tagged'>;
}
