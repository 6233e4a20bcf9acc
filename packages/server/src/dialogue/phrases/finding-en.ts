import type { findingZh } from './finding-zh.ts';
import type { Line } from './words.ts';

const lines = (...variants: string[]): Line => variants;

/** What is said of looking for an order, in English. */
export const findingEn: typeof findingZh = {
  none: {
    tracking: (some) =>
      some
        ? lines(
            "That tracking number isn't among yours, and I can't open anyone else's parcel. These are yours:",
          )
        : lines("I can't match that tracking number to an order of yours."),
    phone: (some) =>
      some
        ? lines(
            "That phone number isn't the one on your account, so I can't open its orders. These are yours:",
          )
        : lines("A phone number alone isn't enough for me to find an order."),
    person: (some) =>
      some
        ? lines("I can't look up somebody else's orders, only your own. These are yours:")
        : lines("I can't look up somebody else's orders, only your own."),
    goods: (some) =>
      some
        ? lines(
            "I don't see that among your orders. These are yours:",
            'I see no such order. Is it one of these?',
          )
        : lines('I see no such order.'),
    date: (some) =>
      some
        ? lines(
            'I see no order of yours from that time. These are yours:',
            'Nothing was ordered then. Is it one of these?',
          )
        : lines('I see no order from that time.'),
  },
  byNumber:
    'Send me the order number and the last four digits of the phone it was ordered with, and I can look.',
};
