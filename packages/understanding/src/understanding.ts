import type { Intent } from './intents.ts';

/** What a slot can be about. */
export type SlotName =
  | 'order_number'
  | 'tracking_number'
  | 'phone'
  | 'email'
  | 'sku'
  | 'product'
  | 'size'
  | 'color'
  | 'quantity'
  | 'amount'
  | 'date'
  | 'address'
  | 'carrier';

/**
 * A detail found in a message. `value` is normalised (a date is YYYY-MM-DD or YYYY-MM-DD/YYYY-MM-DD, an
 * amount a decimal number with its currency where one is named, a colour or carrier its English id);
 * `text` is what stands in the original between `start` and `end`, counted in UTF-16 units.
 */
export interface Slot {
  name: SlotName;
  value: string;
  text: string;
  start: number;
  end: number;
}

/** What a message is written in. `mixed` is Chinese and English in one message. */
export type Language = 'zh' | 'zh-Hant' | 'en' | 'mixed' | 'other';

/** How the writer feels. */
export type Emotion = 'calm' | 'anxious' | 'angry' | 'disappointed' | 'thankful';

/** What a desk should know at once, whatever the intent is. */
export type Signal = 'urgent' | 'complaint' | 'crisis' | 'abuse';

/** An intent and how probable it is, 0 to 1. */
export interface Alternative {
  intent: Intent;
  confidence: number;
}

/**
 * What a message means. `confidence` is the probability that `intent` is right. In the band `answer` the
 * intent can be acted on, in `clarify` the two best `alternatives` (which start with `intent`) should be
 * asked about, in `none` the intent is `'none'`. `reply` is the language to answer in. `also` is a second
 * intent asked in the same message.
 */
export interface Understanding {
  text: string;
  language: Language;
  reply: 'zh' | 'en';
  intent: Intent | 'none';
  band: 'answer' | 'clarify' | 'none';
  confidence: number;
  alternatives: Alternative[];
  slots: Slot[];
  emotion: Emotion;
  signals: Signal[];
  also?: Alternative;
}
