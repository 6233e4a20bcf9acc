import type { QueueReason } from '@zaine/protocol';
import { type Outcome, type Turn, text } from '../turn.ts';

/** A person was asked for. The words before it say why, where it is not plain. */
export function handOff(turn: Turn, before = ''): Outcome {
  const { desk } = turn.input;
  const reason = !desk.hours ? 'out_of_hours' : desk.online === 0 ? 'nobody_online' : 'asked';
  return toQueue(turn, reason, before);
}

/** Sends the conversation to the queue, and says how soon somebody can be there. */
export function toQueue(turn: Turn, reason: QueueReason, before = ''): Outcome {
  const words = [before, deskLine(turn)].filter(Boolean).join(turn.language === 'zh' ? '' : ' ');
  return { replies: [text(words)], handOff: reason };
}

/** How soon a person can be there. */
function deskLine(turn: Turn): string {
  const { desk } = turn.input;
  const { phrases } = turn;
  if (!desk.hours) return phrases.outOfHours(desk.opens && turn.calendar.moment(desk.opens));
  return turn.say(desk.online === 0 ? phrases.nobodyOnline : phrases.handOff(desk.waiting));
}

/** A threat to somebody's safety or good name: no machine should answer it. */
export function crisis(turn: Turn): Outcome {
  const { desk } = turn.input;
  const away = !desk.hours || desk.online === 0;
  // Nobody is promised who is not there.
  const soothing = turn.say(away ? turn.phrases.asides.crisisAway : turn.phrases.crisis);
  const replies = [text(soothing), ...(away ? [text(deskLine(turn))] : [])];
  return { replies, handOff: 'rule', soothed: true };
}
