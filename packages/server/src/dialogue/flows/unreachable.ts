import { promiseWords } from '../case-words.ts';
import { humanChoice, type Outcome, type Turn, text } from '../turn.ts';
import { openTicket } from '../work/open-ticket.ts';

const HOUR = 3_600_000;

/**
 * The order system does not answer: the question becomes a ticket, one for each hour of it, and what was being
 * done may be taken up again.
 */
export async function unreachable(turn: Turn): Promise<Outcome> {
  const { input, phrases } = turn;
  const { state, conversation, now, understanding } = input;
  const flow = state.flow && { flow: { ...state.flow, optional: true } };
  const hour = Math.floor(now.getTime() / HOUR);
  const ticket = await openTicket(
    { turn, key: `unreachable:${conversation}:${hour}` },
    {
      department: 'service',
      priority: 'high',
      subject: ({ cases }) => cases.ticket.unreachable,
      body: understanding.text || '…',
    },
  );
  const words = phrases.work.owed(promiseWords(turn, ticket.promise));
  const again = flow && state.yes !== undefined ? [{ value: state.yes, label: phrases.work.tryAgain }] : [];
  return {
    replies: [text(words, [...again, humanChoice(turn)])],
    soothed: true,
    ...flow,
    ...(state.yes !== undefined && flow && { yes: state.yes }),
  };
}
