import type { ConversationEvent, ReplyBody, ShopperBody } from '@zaine/protocol';
import type { ConversationTable } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { replyDraft } from './answer.ts';
import { appendSent, backOf, type NotAppended, type SentOutput, type Standing } from './append-sent.ts';
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
  const { site, conversation, at, cid, id, body, ready } = input;
  const kind = body.kind === 'rating' ? 'rating' : 'message';
  const json = jsonOf(body);
  const replies = ready?.replies.map(jsonOf) ?? [];
  const done = await store.run(appendSent, {
    site,
    conversation,
    at,
    cid,
    id,
    kind,
    json,
    file: body.kind === 'file' ? body.file : undefined,
    preview: kind === 'message' ? previewOf(body) : undefined,
    ready: ready && { standing: ready.standing, replies, dialogue: ready.dialogue },
  });
  if (done.result !== 'appended') return done;
  return outputOf(done, eventsOf(input, done, [json, ...replies]), at);
}

const jsonOf = (body: ShopperBody | ReplyBody) => JSON.stringify({ body });

type Appended = Extract<SentOutput, { result: 'appended' }>;

/** What was appended, in its order. */
function eventsOf(
  { cid, id, body, ready }: ShopperSendInput,
  { back, answered, json }: Appended,
  [own = '', ...replies]: readonly string[],
): (Draft & WrittenDraft)[] {
  const sent: Draft & WrittenDraft = {
    id,
    cid: `s:${cid}`,
    role: 'shopper',
    kind: body.kind === 'rating' ? 'rating' : 'message',
    json: json ?? own,
    data: json === undefined ? ({ body } as Draft['data']) : JSON.parse(json),
  };
  const drafts = back ? [cameBack(id), sent] : [sent];
  if (!answered) return drafts;
  for (const [i, body] of (ready?.replies ?? []).entries()) {
    drafts.push({ json: replies[i] ?? '', data: { body }, ...replyDraft(id, i) });
  }
  return drafts;
}

function cameBack(id: string): Draft & WrittenDraft {
  const data = { state: { name: 'bot' } } as const;
  return { kind: 'state', data, json: JSON.stringify(data), ...backOf(id) };
}

function outputOf(
  { first, alone, answered, head }: Appended,
  drafts: readonly (Draft & WrittenDraft)[],
  at: number,
): SendOutput {
  const events: ConversationEvent[] = [];
  const texts: string[] = [];
  for (const [i, draft] of drafts.entries()) {
    const { event, text } = eventAndText(draft, { seq: first + i, at });
    events.push(event);
    texts.push(text);
  }
  return {
    result: 'appended',
    events,
    texts,
    alone,
    ...(answered ? { answered } : {}),
    ...(head ? { head } : {}),
  };
}
