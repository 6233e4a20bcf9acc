import { findProduct } from './catalogue.js';
import { keep, kept } from './kept.js';

const NAME = 'muhe.bag';
const FREE_FREIGHT = 9900;
const FREIGHT = 800;
const OFFER_FROM = 29900;
const OFFER = 4000;

function read() {
  try {
    const lines = JSON.parse(kept(NAME) ?? '[]');
    return Array.isArray(lines) ? lines.filter((line) => findProduct(line.slug) && line.quantity > 0) : [];
  } catch {
    return [];
  }
}

let lines = read();
const same = (a, b) => a.slug === b.slug && a.color === b.color && a.size === b.size;
const write = (next) => {
  lines = next;
  keep(NAME, JSON.stringify(lines));
};

/** What lies in the bag: `{slug, color, size, quantity}` each. */
export const bagLines = () => lines;

/** How many pieces lie in the bag. */
export const bagCount = () => lines.reduce((sum, line) => sum + line.quantity, 0);

/** Puts more of something into the bag, or takes some out; at none left the line goes. */
export function changeBag(piece, by) {
  const found = lines.find((line) => same(line, piece));
  const quantity = (found?.quantity ?? 0) + by;
  if (!found) write([...lines, { ...piece, quantity }]);
  else if (quantity < 1) write(lines.filter((line) => line !== found));
  else write(lines.map((line) => (line === found ? { ...line, quantity } : line)));
}

/** What the bag comes to, in fen. */
export function bagSums() {
  const goods = lines.reduce((sum, line) => sum + findProduct(line.slug).price * line.quantity, 0);
  const offer = goods >= OFFER_FROM ? OFFER : 0;
  const freight = goods >= FREE_FREIGHT ? 0 : FREIGHT;
  return { goods, offer, freight, total: goods - offer + freight };
}
