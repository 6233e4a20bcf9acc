import type { Due } from '../when.ts';
import type { Line } from './words.ts';
import type { workZh } from './work-zh.ts';

const lines = (...variants: string[]): Line => variants;
const on = ({ day, near }: Due) => (near ? day : `on ${day}`);

/** What is said around every piece of work, in English. */
export const workEn: typeof workZh = {
  stop: 'Never mind',
  stopped: lines("All right, I've left everything as it was.", 'No problem. Nothing has been changed.'),
  redo: 'Change something',
  notedWhich: lines('Noted. Which order is it for?', "I've got that. For which order?"),
  oneByOne: lines("One at a time; I haven't forgotten the other.", "I'll do both, this one first."),
  besides: 'And the other thing:',
  back: 'Back to where we were.',
  stale: lines(
    'That button belongs to something earlier and no longer does anything.',
    'We have moved on from that one, so the button does nothing now.',
  ),
  gone: "I can't see that order any more; the shop may have just changed it. Shall I get a colleague to look?",
  confirm: 'Yes, go ahead',
  requested: "A colleague confirms it in the shop's own system; if anything changes, I'll tell you here.",
  askAgain: lines(
    "Sorry, I didn't follow. Could you say it another way?",
    "I couldn't read that. Try once more?",
  ),
  skip: 'No, skip this',
  photos: {
    ask: 'Could you send me a photo, with the problem and the packaging in view? If you have none, just skip it.',
    more: (count) => `Got ${count === 1 ? 'it' : `${count} photos`}. Send more if you like, or go on.`,
    enough: "That's all",
    waiting: "Fine, just send it here. I'll wait.",
  },
  whichItem: lines('There are several things in this order. Which one is it?', 'Which of these do you mean?'),
  howMany: (most) => `There are ${most} of these. How many is it about?`,
  howManyWrong: (most) => `A number from 1 to ${most} will do.`,
  freight: {
    shop: 'We pay the postage both ways.',
    customer: 'Sending it back is at your cost.',
  },
  owed: (promise) =>
    promise
      ? `I can't reach the order system just now, and it isn't anything you did. I've written it down and will come back to you here by ${promise}, so there is no need to wait.`
      : "I can't reach the order system just now, and it isn't anything you did. I've written it down and will come back to you here.",
  tryAgain: 'Try again',
  photoFirst: lines('Thanks, I have the photo. What is it about?', 'The photo is here. What happened?'),
  refused: {
    not_found: "I can't find that order any more.",
    shipped: "It has already left us, so this can't be done now.",
    not_shipped: "It hasn't left us yet, so there is nothing to send back.",
    not_received: "It hasn't reached you yet; let's do this once it has.",
    unpaid: "It hasn't been paid for, so there is no need for this.",
    cancelled: 'That order was cancelled.',
    too_late: (at) => (at ? `The time for that ran out ${on(at)}.` : 'The time for that has run out.'),
    too_early: (at) =>
      at ? `You can ask for that again ${on(at)}.` : "It's too early to ask for that again.",
    already: 'That is under way already, no need to ask twice.',
    nothing: 'It is like that already, nothing to change.',
    out_of_stock: 'That one is out of stock.',
    over_limit: 'That is more than I may decide; a colleague has to.',
    not_allowed: "I can't decide that one; it takes a colleague.",
    busy: 'Something else on this order is being changed right now. Try again in a minute or two.',
    conflict: "That didn't go through. Please say it once more.",
  },
};
