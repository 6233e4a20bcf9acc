import { isOrderFlow } from './flows/order-flow.ts';
import { smallTalk } from './flows/small-talk.ts';
import { createTurn, type Turn } from './turn.ts';
import type { DialogueState } from './turn-input.ts';
import { isWork } from './work/hand.ts';

/** What stands between two matters of one message. */
const BETWEEN =
  /[，,。.；;！!？?～~\s]+(?:另外|还有(?:就是|一个问题|一件事)?|顺便(?:问一?下|再)?|对了|再问一?下|and also|also|by the way|btw|one more thing|and another thing)[，,:：\s]*/i;
const SHORTEST = 3;

/** The two matters of a message, each understood by itself; undefined where it has one, or they are not sure. */
export function twoMatters(turn: Turn): [first: Turn, second: Turn] | undefined {
  const { body, state } = turn.input;
  if (body.kind !== 'text' || (state.flow && !state.flow.optional)) return undefined;
  const [found] = BETWEEN.exec(body.text) ?? [];
  if (found === undefined) return undefined;
  const at = body.text.indexOf(found);
  const parts = [body.text.slice(0, at), body.text.slice(at + found.length)].map((each) => each.trim());
  const [first, second] = parts.map((words) => asMessage(turn, words, state));
  if (!first || !second || !isMatter(first) || !mayBeMatter(second)) return undefined;
  return [first, second];
}

/** The same turn as if these had been its words; undefined where nothing can understand them. */
export function asMessage(turn: Turn, words: string, state: DialogueState): Turn | undefined {
  const { input, ports } = turn;
  const understanding = words.length < SHORTEST ? undefined : input.read?.(words);
  if (!understanding) return undefined;
  const part = { ...input, state, understanding, body: { kind: 'text' as const, text: words } };
  return { ...createTurn(part, ports), language: turn.language, phrases: turn.phrases, say: turn.say };
}

/** True where it wants something and is sure to be understood. */
function isMatter(turn: Turn): boolean {
  const { band, alternatives } = turn.input.understanding;
  if (!mayBeMatter(turn) || band === 'none') return false;
  const likely = alternatives[0]?.intent ?? 'none';
  return band === 'answer' || isWork(likely) || isOrderFlow(likely);
}

/** True unless it is said for its own sake, or belongs before a person at once. */
function mayBeMatter({ input: { understanding } }: Turn): boolean {
  const { intent, signals } = understanding;
  if (signals.includes('crisis') || Object.hasOwn(smallTalk, intent)) return false;
  return intent !== 'contact_human' && intent !== 'feedback';
}

/** True where answering it asks and changes nothing. */
export function onlyTells({ input: { understanding } }: Turn): boolean {
  const { intent, band } = understanding;
  if (band === 'none') return true;
  return isOrderFlow(intent) ? intent !== 'urge_shipping' : !isWork(intent);
}
