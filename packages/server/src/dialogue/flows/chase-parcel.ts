import { promiseWords } from '../case-words.ts';
import { isMoving } from '../relevance.ts';
import { humanChoice, text } from '../turn.ts';
import { inWords } from '../work/details.ts';
import { openTicket } from '../work/open-ticket.ts';
import { askOne, type Option } from '../work/question.ts';
import type { OrderWork } from '../work/work.ts';

const KINDS = ['late', 'stuck', 'not_received', 'redirect'] as const;
type Kind = (typeof KINDS)[number];

/** Has the warehouse ask the carrier: a parcel that is late or stuck, one that nobody has, one that should go elsewhere. */
export const chaseParcel: OrderWork = {
  next(job) {
    const { turn, values, order } = job;
    const { parcel } = turn.phrases.changes;
    if (values.kind === undefined) {
      const options = KINDS.map((kind): Option => [kind, parcel.kinds[kind]]);
      return { ask: askOne(job, 'kind', { words: parcel.ask, options }) };
    }
    if (values.kind === 'redirect' && !isMoving(order)) {
      return { over: { replies: [text(parcel.noTrouble, [humanChoice(turn)])] } };
    }
    if (values.kind === 'redirect' && values.to === undefined) {
      return { ask: inWords(job, 'to', parcel.redirectTo) };
    }
    return { act: true };
  },
  async act(job) {
    const { turn, values, order } = job;
    const { parcel } = turn.phrases.changes;
    const kind = values.kind as Kind;
    const { promise } = await openTicket(job, {
      department: 'warehouse',
      priority: 'high',
      subject: ({ changes }) => `${order.number} ${changes.parcel.subject[kind]}`,
      ...(values.to !== undefined && { body: values.to }),
    });
    const say =
      kind === 'redirect'
        ? parcel.redirected
        : kind === 'not_received'
          ? parcel.confirmedNotReceived
          : parcel.chased;
    return { replies: [text(say(promiseWords(turn, promise)), [humanChoice(turn)])], soothed: true };
  },
};
