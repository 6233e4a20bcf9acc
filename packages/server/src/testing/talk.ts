import { readFileSync } from 'node:fs';
import type { ReplyBody } from '@zaine/protocol';
import {
  createUnderstander,
  type Emotion,
  type Intent,
  loadModel,
  type Signal,
  type Understander,
  type Understanding,
} from '@zaine/understanding';
import { demoData } from '../demo/demo-data.ts';
import { decide } from '../dialogue/decide.ts';
import type {
  DeskView,
  DialoguePorts,
  DialogueState,
  TurnDecision,
  TurnInput,
} from '../dialogue/turn-input.ts';
import { createKnowledge } from '../knowledge/built-in-knowledge.ts';
import { createBackRoom } from '../shop/back-room.ts';
import { modelPath } from '../static-paths.ts';
import type { Store } from '../store/store.ts';

/** Tuesday afternoon in Shanghai. */
const NOW = new Date('2026-11-24T06:00:00Z');

/** The demo shop and its articles in a store, dated from {@link NOW}. */
export async function fillDemoShop(store: Store): Promise<DialoguePorts> {
  const { builtIn: shop, policies, tickets, catalogue } = createBackRoom(store, () => NOW.getTime());
  const knowledge = createKnowledge(store, () => NOW.getTime());
  const { customers, orders, articles, products } = demoData(NOW);
  await Promise.all([
    ...customers.map((customer) => shop.putCustomer('demo', customer)),
    ...orders.map((order) => shop.putOrder('demo', order)),
    ...articles.map((article) => knowledge.put('demo', article)),
    ...products.map((product) => catalogue.put('demo', product)),
  ]);
  return { shop, policies, tickets, knowledge, catalogue };
}

/** What a message means, told by hand: an intent it surely has, two it may have, or none. */
export type Meaning = Intent | 'none' | readonly [Intent, Intent];

/** What else is known of a message. */
export interface Tone {
  emotion?: Emotion;
  signals?: Signal[];
  reply?: 'zh' | 'en';
}

/** Whose conversation it is, and how the desk stands. */
export interface TalkOptions {
  customer?: string;
  locale?: string;
  network?: string;
  desk?: Partial<DeskView>;
  now?: () => Date;
}

/** Ids of messages are never used twice: what a yes does is done once for each. */
let conversations = 0;

const ORDER_NUMBER = /MH\d{10}/g;

/** Turn after turn of one conversation, each decided on what the last one left. */
export class Talk {
  readonly #ports: DialoguePorts;
  readonly #options: TalkOptions;
  readonly #conversation = `k-${++conversations}`;
  #turns = 0;
  state: DialogueState = {};
  /** Where it is set, messages are not in the log before it has resolved. */
  heard: TurnInput['heard'];

  constructor(ports: DialoguePorts, options: TalkOptions = {}) {
    this.#ports = ports;
    this.#options = options;
  }

  /** Says something that means what is told; `>value` presses a choice. */
  async say(text: string, meaning: Meaning = 'none', tone: Tone = {}): Promise<TurnDecision> {
    const pressed = text.startsWith('>');
    const label = text.slice(1);
    const body: TurnInput['body'] = pressed
      ? { kind: 'choice', value: label, label }
      : { kind: 'text', text };
    return this.send(body, understood(text, meaning, tone));
  }

  /** Says something and leaves what it means to the understander the server has. */
  async ask(text: string): Promise<TurnDecision> {
    return this.send({ kind: 'text', text }, understander().understand(text, { now: NOW }));
  }

  async send(body: TurnInput['body'], understanding: Understanding): Promise<TurnDecision> {
    const { customer, locale = 'zh-CN', network = '203.0.113.1', desk, now = () => NOW } = this.#options;
    const decision = await decide(
      {
        site: 'demo',
        conversation: this.#conversation,
        seed: `${this.#conversation}-${++this.#turns}`,
        body,
        understanding,
        reply: locale.startsWith('zh') ? 'zh' : 'en',
        locale,
        ...(customer !== undefined && { customer: { id: customer } }),
        state: JSON.parse(JSON.stringify(this.state)),
        now: now(),
        network,
        desk: { hours: true, online: 1, waiting: 0, ...desk },
        shopName: { zh: '木禾生活', en: 'Muhe Living' },
        ...(this.heard && { heard: this.heard }),
      },
      this.#ports,
    );
    this.state = decision.state;
    return decision;
  }
}

let real: Understander | undefined;

/** Reading the model takes a while, so only those who ask wait for it. */
function understander(): Understander {
  real ??= createUnderstander({ model: loadModel(readFileSync(modelPath)) });
  return real;
}

/** A reply in one line: its kind, what the card is of, its words and the labels of its choices. */
export function lineOf(reply: ReplyBody): string {
  const card =
    reply.kind === 'parcel' ? reply.parcel.tracking : reply.kind === 'order' ? reply.order.number : '';
  const labels = 'choices' in reply && reply.choices ? reply.choices.map((choice) => choice.label) : [];
  const words = 'text' in reply ? reply.text : '';
  return `${reply.kind} ${card}: ${words} {${labels.join(' | ')}}`;
}

function understood(text: string, meaning: Meaning, tone: Tone): Understanding {
  const intents = meaning === 'none' ? [] : typeof meaning === 'string' ? [meaning] : meaning;
  const slots = [...text.matchAll(ORDER_NUMBER)].map(({ 0: found, index }) => ({
    name: 'order_number' as const,
    value: found,
    text: found,
    start: index,
    end: index + found.length,
  }));
  const reply = tone.reply ?? (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');
  return {
    text,
    language: reply,
    reply,
    intent: intents[0] ?? 'none',
    band: intents.length === 0 ? 'none' : intents.length === 1 ? 'answer' : 'clarify',
    confidence: 0.9,
    alternatives: intents.map((intent) => ({ intent, confidence: 0.9 / intents.length })),
    slots,
    emotion: tone.emotion ?? 'calm',
    signals: tone.signals ?? [],
  };
}
