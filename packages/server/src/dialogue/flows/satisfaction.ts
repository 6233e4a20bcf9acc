import { humanChoice, type Outcome, type Turn, text } from '../turn.ts';
import { openTicket } from '../work/open-ticket.ts';

/** `yes:CASE` or `no:CASE`: whether what was done is good enough; where it is not, the duty manager hears of it. */
export async function pleased(turn: Turn, answer: string): Promise<Outcome> {
  const { cases } = turn.phrases;
  const [said, id = ''] = answer.split(':');
  if (said === 'yes') return { replies: [text(turn.say(cases.glad))], soothed: true };
  // Once for a case: pressing it again adds nothing.
  const key = id === '' ? turn.input.seed : `unhappy:${id}`;
  await openTicket(
    { turn, key },
    {
      department: 'duty',
      priority: 'high',
      subject: (phrases) => `${phrases.cases.ticket.unhappy} ${id}`.trim(),
    },
  );
  return { replies: [text(cases.notGlad, [humanChoice(turn)])], yes: 'human', soothed: true };
}
