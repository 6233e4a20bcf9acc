import { caseCard, caseName } from '../case-words.ts';
import { orderOfCase } from '../own-cases.ts';
import { humanChoice, text } from '../turn.ts';
import type { Said } from '../turn-input.ts';
import { askWords, slotsOf, wordsOf } from '../work/question.ts';
import { refusal } from '../work/refusal.ts';
import { chosenCase, movable, whichCase } from '../work/which-case.ts';
import type { Job, Question, Work } from '../work/work.ts';

const TRACKING = /(?<![A-Za-z0-9])(?=[A-Za-z]*\d)[A-Za-z0-9]{8,20}(?![A-Za-z0-9])/;

/** The goods are on their way back: their tracking number. */
export const sendBack: Work = {
  async next(job) {
    const { turn, values } = job;
    const { cases } = turn.phrases;
    const open = await movable(job, 'sent_back');
    if (open.length === 0) return { over: { replies: [text(cases.nothingToSend, [humanChoice(turn)])] } };
    const stored = chosenCase(job, open);
    if (!stored) return { ask: await whichCase(job, open) };
    if (values.tracking === undefined) return { ask: tracking(job) };
    const name = caseName(turn, stored, await orderOfCase(turn, stored));
    const words = cases.confirmTracking(name, values.tracking);
    return { confirm: { words, yes: cases.trackingYes, redo: ['tracking'] } };
  },
  async act(job) {
    const { turn, key, values } = job;
    const { site, conversation } = turn.input;
    const { cases } = turn.phrases;
    const stored = chosenCase(job, await movable(job, 'sent_back'));
    if (!stored) return { replies: [text(cases.nothingToSend, [humanChoice(turn)])] };
    const { customer, order, id } = stored;
    const on = { key, site, conversation, customer, order };
    const result = await turn.ports.shop.actions.sendBack({
      ...on,
      case: id,
      tracking: values.tracking ?? '',
    });
    if (!result.done) return refusal(turn, result);
    return { replies: [text(cases.sentBack), caseCard(turn, result.case)] };
  },
};

function tracking(job: Job): Question {
  const { turn } = job;
  const { cases } = turn.phrases;
  const find = (said: Said) => {
    const told = slotsOf(said, 'tracking_number')[0]?.text ?? TRACKING.exec(said.text)?.[0];
    return told === undefined ? undefined : { tracking: told.replace(/\s/g, '').toUpperCase() };
  };
  return askWords(job, 'tracking', {
    words: cases.tracking,
    glean: find,
    read: () => {
      const words = wordsOf(turn);
      if (words === undefined) return undefined;
      const values = find({ text: words, slots: turn.input.understanding.slots });
      if (values) return { values };
      return /\d/.test(words) ? { wrong: text(cases.trackingWrong) } : undefined;
    },
  });
}
