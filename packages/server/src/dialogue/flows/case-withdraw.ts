import { caseCard, caseName } from '../case-words.ts';
import { orderOfCase } from '../own-cases.ts';
import { humanChoice, text } from '../turn.ts';
import { refusal } from '../work/refusal.ts';
import { chosenCase, movable, whichCase } from '../work/which-case.ts';
import type { Work } from '../work/work.ts';

const ALSO_YES = /^(确定)?(撤销|撤回|撤了?)(吧)?$|^(yes,? )?withdraw( it)?$/i;

/** Takes back a request that has not come too far. */
export const caseWithdraw: Work = {
  async next(job) {
    const { turn } = job;
    const { cases } = turn.phrases;
    const open = await movable(job, 'closed');
    if (open.length === 0) return { over: { replies: [text(cases.noneOpen, [humanChoice(turn)])] } };
    const stored = chosenCase(job, open);
    if (!stored) {
      return job.values.case === undefined
        ? { ask: await whichCase(job, open) }
        : { over: { replies: [text(cases.cannotWithdraw, [humanChoice(turn)])] } };
    }
    const words = cases.confirmWithdraw(caseName(turn, stored, await orderOfCase(turn, stored)));
    return { confirm: { words, yes: cases.withdrawYes, no: cases.withdrawNo, alsoYes: ALSO_YES } };
  },
  async act(job) {
    const { turn, key } = job;
    const { site, conversation } = turn.input;
    const stored = chosenCase(job, await movable(job, 'closed'));
    const { cases } = turn.phrases;
    if (!stored) return { replies: [text(cases.noneOpen, [humanChoice(turn)])] };
    const result = await turn.ports.shop.actions.withdrawCase({
      key,
      site,
      conversation,
      customer: stored.customer,
      order: stored.order,
      case: stored.id,
    });
    if (!result.done) {
      return result.why === 'not_allowed'
        ? { replies: [text(cases.cannotWithdraw, [humanChoice(turn)])] }
        : refusal(turn, result);
    }
    return {
      replies: [text(cases.withdrawn), caseCard(turn, result.case)],
    };
  },
};
