import {
  type Choice,
  type LocalizedText,
  localized,
  type QueueReason,
  type ReplyBody,
} from '@zaine/protocol';
import { simplify } from '@zaine/understanding';
import { en } from './phrases/en.ts';
import type { Line } from './phrases/words.ts';
import { zh } from './phrases/zh.ts';
import type { DialoguePorts, OrderTopic, ProvedOrder, RunningFlow, Said, TurnInput } from './turn-input.ts';
import { type Calendar, createCalendar } from './when.ts';

/** One message being answered: what came in, whom to ask, and how to speak. */
export interface Turn {
  readonly input: TurnInput;
  readonly ports: DialoguePorts;
  readonly language: 'zh' | 'en';
  readonly phrases: typeof zh;
  readonly calendar: Calendar;
  readonly timeZone: string;
  /** The message's words in Simplified characters and half width, for looking for words in them. */
  readonly plain: string;
  /** One of a line's wordings, other than the one that was last said where there are several. */
  say(line: Line): string;
  /** The wordings chosen in this turn, each once. */
  readonly chosen: readonly Wording[];
  /** A text of the shop in the reader's language. */
  read(text: LocalizedText): string;
}

/** One of a line's wordings. */
export interface Wording {
  /** Stands for it in the conversation's state. */
  mark: string;
  words: string;
}

/** What a flow comes to. */
export interface Outcome {
  replies: ReplyBody[];
  /** Set where it waits for something. */
  flow?: RunningFlow;
  /** Works under it, where it interrupted one. */
  under?: RunningFlow[];
  /** What the message asked besides, to be taken up once the flow is over. */
  later?: string;
  /** True where that was taken up just now. */
  taken?: boolean;
  product?: string;
  about?: 'price' | 'stock';
  order?: string;
  topic?: OrderTopic;
  proved?: ProvedOrder;
  /** The value of the choice that a plain yes takes. */
  yes?: string;
  /** Until when no more digits are looked at. */
  locked?: string;
  handOff?: QueueReason;
  alarm?: 'crisis' | 'revenge';
  /** The message that was asked about, to be answered once it is known what it means. */
  pending?: Said;
  /** Files to remember until it is known what they are about. */
  photos?: string[];
  unanswered?: boolean;
  /** True where the turn was not understood. */
  missed?: boolean;
  /** True where its words already show that they care; no opener is put before them. */
  soothed?: boolean;
}

const TIME_ZONE = 'Asia/Shanghai';
/** Something that tells a language: a Chinese character, or three letters. */
const HAN = /\p{Script=Han}/u;
const ENGLISH =
  /\b(the|an?|is|are|was|you|your|my|i|it|do|does|did|can|could|what|how|when|where|why|who|have|has|to|for|of|and|in|on|with|not|there|any)\b/gi;
const WORDS = /\p{Script=Han}|\p{L}{3}/u;

/** Prepares a turn. */
export function createTurn(input: TurnInput, ports: DialoguePorts): Turn {
  const language = languageOf(input);
  const locale = input.locale.toLowerCase().startsWith(language) ? input.locale : language;
  const timeZone = input.timeZone ?? TIME_ZONE;
  const chosen: Wording[] = [];
  return {
    input,
    ports,
    language,
    timeZone,
    plain: simplify(input.understanding.text.normalize('NFKC')),
    phrases: language === 'zh' ? zh : en,
    calendar: createCalendar(input.now, timeZone, language),
    say: (line) => (typeof line === 'string' ? line : wording(line, input, chosen)),
    chosen,
    read: (text) => localized(text, locale),
  };
}

const NONE: Choice[] = [];

/** A plain text, with quick replies where there are any. */
export function text(words: string, choices: Choice[] = NONE): ReplyBody {
  return choices.length > 0 ? { kind: 'text', text: words, choices } : { kind: 'text', text: words };
}

/** The choice that brings a person. */
export function humanChoice(turn: Turn, label = turn.phrases.choices.human): Choice {
  return { value: 'human', label };
}

/** The message's own language; of one without words to go by (a number, a pressed choice, "ok") the last one. */
function languageOf({ body, understanding, state, reply }: TurnInput): 'zh' | 'en' {
  const bare = understanding.slots.reduceRight(
    (words, slot) => words.slice(0, slot.start) + words.slice(slot.end),
    understanding.text,
  );
  // The letters of a number are no English: 订单X4A4JHV8XR2VSPYL到哪了.
  const words = bare.replace(/[A-Za-z0-9-]*\d[A-Za-z0-9-]*/g, ' ');
  if (body.kind === 'text' && HAN.test(words) && !/[a-z]{2}/i.test(words)) return 'zh';
  const speaks = body.kind === 'text' && WORDS.test(words) && !isNoise(understanding, words);
  return speaks ? understanding.reply : (state.language ?? reply);
}

/** Latin letters that mean nothing and hold no English sentence: asdf, <img src=x>. */
function isNoise({ band }: TurnInput['understanding'], words: string): boolean {
  if (!WORDS.test(words.replace(/<[^>]*>/g, ' '))) return true;
  if (band !== 'none' || HAN.test(words)) return false;
  return (words.match(ENGLISH) ?? []).length < 2;
}

/** The same message always gets the same; of several wordings the one said longest ago is never the last one. */
function wording(line: readonly string[], { seed, state }: TurnInput, chosen: Wording[]): string {
  const said = state.said ?? [];
  const all = line.map((words) => ({ mark: markOf(words), words }));
  const ages = all.map(({ mark }) => said.lastIndexOf(mark));
  const oldest = Math.min(...ages);
  const fresh = all.filter((_one, at) => ages[at] === oldest);
  const one = fresh[hash(seed) % fresh.length];
  if (!one) return '';
  if (!chosen.some(({ mark }) => mark === one.mark)) chosen.push(one);
  return one.words;
}

function markOf(words: string): string {
  return hash(words).toString(36);
}

/** FNV-1a: spreads ids over wordings. */
function hash(seed: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) value = Math.imul(value ^ seed.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
