import type { ConversationEvent, ReplyBody, ShopperBody } from '@zaine/protocol';
import type { ConversationTable } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import {
  appendSent,
  BOT,
  draftsOf,
  type NotAppended,
  type SentInput,
  type SentOutput,
  type Standing,
} from './append-sent.ts';
import { type Draft, eventAndText, previewOf, type WrittenDraft } from './event-row.ts';

/**
 * What became of something a person sent. `appended`: it is the last of `events`, but for the bot's replies where it was
 * `answered` with it; `texts` are the events as JSON, where they are at hand; `head` is the conversation after it where
 * the bot is still to answer, and `alone` says that no earlier message waits for an answer.
 */
export type SendOutput =
  | {
      result: 'appended';
      events: ConversationEvent[];
      texts?: readonly string[];
      head?: ConversationTable;
      alone: boolean;
      answered?: true;
    }
  | NotAppended;

/** The bot's answer to a message that is not in the log yet. It holds if the conversation stands as was thought. */
export interface ReadyAnswer {
  standing: Standing;
  replies: readonly ReplyBody[];
  /** What the dialogue remembers from now on, as JSON. */
  dialogue: string;
}

/**
 * A shopper's message or rating. `id` is its event's; that of a state event, should one be needed, derives from it. A
 * `ready` answer is appended with it, or else not at all.
 */
export interface ShopperSendInput {
  site: string;
  conversation: string;
  at: number;
  cid: string;
  id: string;
  body: ShopperBody;
  ready?: ReadyAnswer | undefined;
}

/** Appends what a shopper sent, as {@link appendSent} does. */
export async function shopperSend(store: Pick<Store, 'run'>, input: ShopperSendInput): Promise<SendOutput> {
  const sent = sentOf(input);
  const done = await store.run(appendSent, sent);
  return done.result === 'appended' ? outputOf(input, sent, done) : done;
}

function sentOf({ site, conversation, at, cid, id, body, ready }: ShopperSendInput): SentInput {
  const kind = body.kind === 'rating' ? 'rating' : 'message';
  return {
    site,
    conversation,
    at,
    cid,
    id,
    kind,
    json: jsonOf(body),
    file: body.kind === 'file' ? body.file : undefined,
    preview: kind === 'message' ? previewOf(body) : undefined,
    ready: ready && {
      standing: ready.standing,
      replies: ready.replies.map(jsonOf),
      dialogue: ready.dialogue,
    },
  };
}

const jsonOf = (body: ShopperBody | ReplyBody) => JSON.stringify({ body });

type Appended = Extract<SentOutput, { result: 'appended' }>;
type Output = Extract<SendOutput, { result: 'appended' }> & { texts: string[] };

function outputOf(input: ShopperSendInput, sent: SentInput, done: Appended): Output {
  const { first, alone, answered, head } = done;
  const output: Output = { result: 'appended', events: [], texts: [], alone };
  const all = dataOf(input, done);
  const drafts = draftsOf(sent, done);
  for (let i = 0; i < drafts.length; i++) {
    const place = { seq: first + i, at: input.at };
    const { event, text } = eventAndText(drafts[i] as WrittenDraft, all[i] as Draft['data'], place);
    output.events.push(event);
    output.texts.push(text);
  }
  if (answered) output.answered = true;
  if (head) output.head = head;
  return output;
}

/** What {@link draftsOf} says as JSON. */
function dataOf({ body, ready }: ShopperSendInput, { back, json }: Appended): Draft['data'][] {
  const own = (json === undefined ? { body } : JSON.parse(json)) as Draft['data'];
  const replies = ready?.replies.map((reply) => ({ body: reply })) ?? [];
  return back ? [{ state: BOT }, own, ...replies] : [own, ...replies];
}
