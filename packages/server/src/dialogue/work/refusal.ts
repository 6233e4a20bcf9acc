import type { Choice } from '@zaine/protocol';
import type { ActionRefusal, ActionResult } from '../../shop/actions.ts';
import { caseCard, caseChoices } from '../case-words.ts';
import { humanChoice, type Outcome, type Turn, text } from '../turn.ts';

/** What an action came to where it was not done. */
export type NotDone = Extract<ActionResult<object>, { done: false }>;

/** Says why something was not done, with what can be done instead; a person is always among it. */
export function refusal(turn: Turn, { why, at, case: open }: NotDone, instead: Choice[] = []): Outcome {
  if (open) {
    const card = caseCard(turn, open, [...caseChoices(turn, open), humanChoice(turn)]);
    return { replies: [text(turn.phrases.afterSales.alreadyOpen), card] };
  }
  return { replies: [text(whyWords(turn, why, at), [...instead, humanChoice(turn)])] };
}

function whyWords(turn: Turn, why: ActionRefusal, at: string | undefined): string {
  const { refused } = turn.phrases.work;
  const due = at === undefined ? undefined : turn.calendar.due(at);
  if (why === 'too_late' || why === 'too_early') return refused[why](due);
  return refused[why];
}

/** Told where the shop's own system has not acknowledged yet. */
export function andRequested(turn: Turn, words: string, requested: boolean): string {
  if (!requested) return words;
  return `${words}${turn.language === 'zh' ? '' : ' '}${turn.phrases.work.requested}`;
}
