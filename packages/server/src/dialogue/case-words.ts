import type { CaseBody, Choice, Order } from '@zaine/protocol';
import type { StoredCase } from '../shop/actions.ts';
import { nextStates } from '../shop/case-machine.ts';
import { lineNamed } from '../shop/order-lines.ts';
import type { Turn } from './turn.ts';
import type { Due } from './when.ts';

/** An after-sales case as a progress card, with a text that says the same. */
export function caseCard(turn: Turn, stored: StoredCase, choices: Choice[] = []): CaseBody {
  const { id, type, order, state, steps } = stored;
  return {
    kind: 'case',
    text: caseWords(turn, stored),
    case: { id, type, order, state, steps },
    ...(choices.length > 0 && { choices }),
  };
}

/** What the customer can do about a case: send the goods back, withdraw it. */
export function caseChoices(turn: Turn, stored: StoredCase): Choice[] {
  const next = nextStates(stored, 'customer');
  const { cases } = turn.phrases;
  return [
    ...(next.includes('sent_back')
      ? [{ value: `do:send_back::case=${stored.id}`, label: cases.sendBack }]
      : []),
    ...(next.includes('closed')
      ? [{ value: `do:case_withdraw::case=${stored.id}`, label: cases.withdraw }]
      : []),
  ];
}

/** What a case is about, in a few words: 退货 · 侧把茶壶. */
export function caseName(turn: Turn, stored: StoredCase, order: Order | undefined): string {
  const { cases } = turn.phrases;
  const line = (order && stored.items[0] && lineNamed(order, stored.items[0])) ?? order?.items[0];
  return cases.option(cases.type[stored.type], line ? turn.read(line.title) : stored.order);
}

/** A moment that was promised, in words: 明天 18:00, 18:00 tomorrow. */
export function promiseWords(turn: Turn, iso: string): string {
  const { day, time } = turn.calendar.due(iso) satisfies Due;
  if (time === undefined) return day;
  return turn.language === 'zh' ? `${day} ${time} ` : `${time} ${day}`;
}

function caseWords(turn: Turn, { id, type, state, steps, history }: StoredCase): string {
  const { cases } = turn.phrases;
  const card = cases.card(cases.type[type], id, cases.state[state]);
  const note = state === 'refused' ? history.at(-1)?.note : undefined;
  const promise = steps.find((step) => step.state === state)?.promise;
  const goods = steps.some((step) => step.state === 'sent_back');
  const next =
    promise === undefined || state === 'closed'
      ? ''
      : (state === 'approved' && goods ? cases.yourTurn : cases.promise)(promiseWords(turn, promise));
  return `${card}${note ? cases.because(note) : ''}${next}`;
}
