import type { Intent } from '@zaine/understanding';
import { asksNothing } from '../asks-nothing.ts';
import { intentChoice, suggestions } from '../suggestions.ts';
import { humanChoice, type Outcome, type Turn, text } from '../turn.ts';
import { toQueue } from './hand-off.ts';

/** Turns in a row without understanding after which a person takes over. */
const MOST_MISSES = 2;

/** Not understood: asks for other words the first time, hands over the second. */
export function notUnderstood(turn: Turn, ask?: Outcome): Outcome {
  // "Oh" and "ok" miss nothing: what waits is asked again.
  if (ask && asksNothing(turn)) return { ...ask, soothed: true };
  if ((turn.input.state.misses ?? 0) + 1 >= MOST_MISSES) {
    return { ...toQueue(turn, 'not_understood', turn.phrases.takenOver), unanswered: true };
  }
  const question = ask ?? {
    replies: [text(turn.say(turn.phrases.notUnderstood), suggestions(turn.language))],
  };
  return { ...question, missed: true, ...(!ask && { unanswered: true }) };
}

/** Asks which of some intents is meant; the same question twice in a row counts as not understood. */
export function clarify(turn: Turn, intents: readonly Intent[]): Outcome {
  const { titles = {} } = turn.input;
  const guesses = intents.map((intent) => {
    const title = Object.hasOwn(titles, intent) ? titles[intent] : undefined;
    return intentChoice(intent, turn.language, title && turn.read(title));
  });
  const { offered = [] } = turn.input.state;
  const asked = guesses.every(({ value }) => offered.some((choice) => choice.value === value));
  if (asked) return notUnderstood(turn);
  const labels = guesses.map((choice) => choice.label);
  const choices = [...guesses, { value: 'other', label: turn.phrases.choices.other }];
  const { text: words, slots } = turn.input.understanding;
  return {
    replies: [{ kind: 'choices', text: turn.say(turn.phrases.clarify(labels)), choices }],
    pending: { text: words, slots },
  };
}

/** Neither guess was right. */
export function neither(turn: Turn): Outcome {
  const replies = [text(turn.phrases.somethingElse, [humanChoice(turn)])];
  return notUnderstood(turn, { replies });
}
