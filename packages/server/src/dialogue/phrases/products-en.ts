import type { productsZh } from './products-zh.ts';
import type { Line } from './words.ts';

const lines = (...variants: string[]): Line => variants;

/** What is said of products that nobody has bought yet, in English. */
export const productsEn: typeof productsZh = {
  which: lines(
    'Which one are you looking at? Its name will do.',
    "Which product is it? Tell me its name and I'll look.",
  ),
  shelf: lines('Here is what we have:', 'These are on our shelves:'),
  price: (title, money, from) => `“${title}” is ${from ? 'from ' : ''}${money}.`,
  there: (title, few) => (few === undefined ? `“${title}” is in stock.` : `Only ${few} of “${title}” left.`),
  left: (title, what, few) =>
    few === undefined
      ? `Yes, “${title}” in ${what} is in stock.`
      : `Only ${few} left of “${title}” in ${what}.`,
  gone: (title, what, others) =>
    `“${title}” in ${what} is sold out at the moment.${others === undefined ? '' : ` Still here: ${others}.`}`,
  allGone: (title) => `“${title}” is sold out at the moment; its page shows when it is back.`,
  oneSize: (title) => `“${title}” comes in one size only.`,
  unknown: (title) => `“${title}”: whatever you can add to the bag is in stock.`,
  colors: (list) => `Colours: ${list}.`,
  sizes: (list) => `Sizes: ${list}.`,
  except: (list) => `Sold out: ${list}.`,
};
