import type { Parcel } from '@zaine/protocol';
import type { CaseReason, CaseRequest } from '../../shop/actions.ts';
import { lastScan, orderName } from '../order-words.ts';
import { isAccident } from '../relevance.ts';
import { humanChoice, text } from '../turn.ts';
import { inTheWay, submitCase } from '../work/case-steps.ts';
import { inMoney } from '../work/details.ts';
import { askOne, matchOne, wordsOf } from '../work/question.ts';
import type { OrderJob, OrderWork, Question } from '../work/work.ts';

const WISHES = [
  ['resend', /补发|重发|再(发|寄)|重新(发|寄)|resend|send (it )?again|replace/i],
  ['refund', /退款|退钱|不要了|refund|money back/i],
] as const;

/** A parcel that met with an accident: sent again, or the money back. */
export const replaceParcel: OrderWork = {
  async next(job) {
    const { turn, order, values } = job;
    const { parcel } = turn.phrases.changes;
    if (!isAccident(order)) return { over: { replies: [text(parcel.noTrouble, [humanChoice(turn)])] } };
    const stopped = await inTheWay(job, request(job));
    if (stopped) return stopped;
    if (values.wish === undefined) return { ask: wish(job) };
    const name = orderName(turn, order);
    const words =
      values.wish === 'resend'
        ? parcel.confirmResend(name)
        : parcel.confirmRefund(name, inMoney(job, order.total));
    return { confirm: { words, yes: parcel.yes, redo: ['wish'] } };
  },
  act: (job) => submitCase(job, request(job)),
};

function request({ turn, order, values }: OrderJob): CaseRequest {
  const parcel = order.parcels?.find(({ status }) => status === 'exception' || status === 'returned');
  const scan = parcel && lastScan(turn, parcel)?.text;
  return {
    type: values.wish === 'refund' ? 'refund' : 'resend',
    reason: parcel ? accidentOf(parcel) : 'stuck',
    ...(scan !== undefined && { words: scan }),
  };
}

function accidentOf({ status, events }: Parcel): CaseReason {
  if (status === 'returned') return 'returned';
  return /遗失|丢失|\blost\b/i.test(JSON.stringify(events.at(-1)?.text ?? '')) ? 'lost' : 'stuck';
}

function wish(job: OrderJob): Question {
  const { turn } = job;
  const { parcel } = turn.phrases.changes;
  const find = (words: string) => {
    const told = matchOne(WISHES, words);
    return told && { wish: told };
  };
  return askOne(job, 'wish', {
    words: parcel.ask,
    options: [
      ['resend', parcel.resend],
      ['refund', parcel.refund],
    ],
    glean: (said) => find(said.text),
    read: () => {
      const values = wordsOf(turn) === undefined ? undefined : find(turn.plain);
      return values && { values };
    },
  });
}
