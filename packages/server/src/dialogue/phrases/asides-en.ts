import type { asidesZh } from './asides-zh.ts';
import type { Line } from './words.ts';

const lines = (...variants: string[]): Line => variants;

/** What is said to plain questions and to words that ask nothing, in English. */
export const asidesEn: typeof asidesZh = {
  howMany: (count) =>
    count === 0
      ? 'There are no orders on your account yet.'
      : count === 1
        ? 'You have one order:'
        : `You have ${count} orders. The latest are here:`,
  oneByOne: (some) =>
    some
      ? "Without signing in I can only show the order you gave me. Send me another order's number, or sign in to see all of them."
      : 'Without signing in I look them up one at a time: send me an order number, or sign in to see all of them.',
  tracking: (carrier, number) => `${carrier} ${number}`,
  trackingOf: (goods, numbers) => `${goods}: the tracking number is ${numbers}.`,
  courierPhone: lines(
    "I don't have the courier's number; they usually call before they come. Shall I ask a colleague to find out?",
    "I can't see the courier's phone. The carrier gives it out against the tracking number, or a colleague can ask for you.",
  ),
  heard: lines("I'm here if there is anything else.", 'All right. Just write if you need anything.'),
  puzzled: lines(
    "Wasn't that clear? Tell me which part, and I'll put it another way.",
    'I may have explained that badly. Which part would you like to know?',
  ),
  again: lines('Once more, then:', 'To put it another way:'),
  sure: (label) => `“${label}”: is that what you mean?`,
  chaseCarrier: 'Ask the carrier to hurry',
  crisisAway: lines(
    'We take this very seriously, and it should be answered by a person. Nothing you wrote is lost: the first one back reads it before anything else.',
    "This is too important for me to answer. It's all kept here, and the first colleague back will take it up before anything else.",
  ),
};
