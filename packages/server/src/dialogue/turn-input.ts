import type { Choice, LocalizedText, QueueReason, ReplyBody, ShopperBody } from '@zaine/protocol';
import type { Understanding } from '@zaine/understanding';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Shop } from '../shop/shop.ts';

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
  /** The language to answer in where neither the message nor the conversation so far tells. */
  reply: 'zh' | 'en';
  locale: string;
  /** Only one who was verified. */
  customer?: { id: string; name?: string };
  /** What the last decision returned; `{}` at first. */
  state: DialogueState;
  now: Date;
  /** IANA name; Asia/Shanghai where not given. */
  timeZone?: string;
  /** The shopper's network address, for counting a guest's tries. */
  network: string;
  desk: DeskView;
  shopName: LocalizedText;
}

/** What a flow waits for. */
export type Slot = 'order_number' | 'last_four';

/** Flows that need an order before they can answer. */
export const orderFlows = ['order_status', 'urge_shipping', 'track_parcel', 'parcel_problem'] as const;
/** One of {@link orderFlows}. */
export type OrderFlow = (typeof orderFlows)[number];

/** A flow in the middle of its questions. */
export interface RunningFlow {
  name: OrderFlow;
  wants: Slot;
  /** The number given, while the digits are awaited. */
  number?: string;
  /** True where it was only offered: dropped without a word when the shopper speaks of something else. */
  optional?: boolean;
}

/** An order a guest has proved; whose it is goes with every question about it. */
export interface ProvedOrder {
  number: string;
  customer: string;
}

/** What a conversation remembers from turn to turn, as plain JSON. */
export interface DialogueState {
  flow?: RunningFlow;
  /** Turns in a row that were not understood. */
  misses?: number;
  /** The number of the order last spoken of, and what about it. */
  order?: string;
  topic?: OrderFlow;
  /** Orders that a guest has proved, latest last. */
  proved?: ProvedOrder[];
  /** The language of the last answer. */
  language?: 'zh' | 'en';
  /** The choices of the last answer: a text equal to a label is that choice. */
  offered?: Choice[];
  /** The value of the choice that a plain yes would take. */
  yes?: string;
}

/** What to say and what follows from it. */
export interface TurnDecision {
  replies: ReplyBody[];
  state: DialogueState;
  /** Why the conversation goes to the queue; absent when it stays with the bot. */
  handOff?: QueueReason;
  /** True where no answer was found, for the list of unanswered questions. */
  unanswered?: boolean;
  /** What the shop's system threw, for the server's own log; the shopper was told kindly. */
  failure?: unknown;
}

/** The rooms a decision asks. */
export interface DialoguePorts {
  shop: Shop;
  knowledge: Pick<Knowledge, 'article' | 'search' | 'tagged'>;
}
