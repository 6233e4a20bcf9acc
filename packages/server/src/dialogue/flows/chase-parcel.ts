import { promiseWords } from '../case-words.ts';
import { orderName } from '../order-words.ts';
import { isMoving } from '../relevance.ts';
import { humanChoice, text } from '../turn.ts';
import type { Said } from '../turn-input.ts';
import { inWords } from '../work/details.ts';
import { openTicket } from '../work/open-ticket.ts';
import { askOne, type Option } from '../work/question.ts';
import type { OrderWork } from '../work/work.ts';
import { tellsPlace } from './change-address.ts';

const KINDS = ['late', 'stuck', 'not_received', 'redirect'] as const;
type Kind = (typeof KINDS)[number];

const BEFORE = /^(我的|新的?|收货)?地址(是|为|：|:)?\s*|^(my |the )?(new )?address is:?\s*/i;

/** Has the warehouse ask the carrier: a parcel that is late or stuck, one that nobody has, one that should go elsewhere. */
export const chaseParcel: OrderWork = {
  next(job) {
    const { turn, values, order } = job;
    const { parcel } = turn.phrases.changes;
    if (values.kind === undefined) {
      const options = KINDS.map((kind): Option => [kind, parcel.kinds[kind]]);
      // An address was told of what has left: it should go there.
      const glean = () => (tellsPlace(job.begun) ? { kind: 'redirect' } : undefined);
      return { ask: askOne(job, 'kind', { words: parcel.ask, options, glean }) };
    }
    if (values.kind === 'redirect' && !isMoving(order)) {
      return { over: { replies: [text(parcel.noTrouble, [humanChoice(turn)])] } };
    }
    if (values.kind === 'redirect' && values.to === undefined) {
      const question = inWords(job, 'to', parcel.redirectTo);
      const glean = ({ text: words, raw = words }: Said) =>
        tellsPlace(raw) ? { to: raw.replace(BEFORE, '') } : undefined;
      return { ask: { ...question, glean } };
    }
    if (values.kind === 'redirect') {
      const words = parcel.redirectConfirm(orderName(turn, order), values.to ?? '');
      return { confirm: { words, yes: parcel.redirectYes, redo: ['to'] } };
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
