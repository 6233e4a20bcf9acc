import { chat } from './chat.js';
import { keep, kept } from './kept.js';

const NAME = 'muhe.customer';

/** The customers one can browse as; none where the server runs without its demo. */
export const customers = fetch('/demo/customers')
  .then((answer) => (answer.ok ? answer.json() : []))
  .catch(() => []);

/** A fresh proof of who is browsing, signed by the server: what a real shop's back end would do. */
async function token(customer) {
  const answer = await fetch('/demo/identity', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ customer }),
  });
  if (!answer.ok) throw new Error(`The demo server signed no identity: ${answer.status}`);
  return (await answer.json()).token;
}

const introduce = (customer) => chat('identify', () => token(customer));

/** As whom the shopper browses, kept from visit to visit. */
export const savedCustomer = {
  id: kept(NAME),
  /** After a reload the page says again who is there, if the server still knows them. */
  async resume() {
    if (!this.id) return;
    const known = (await customers).some((customer) => customer.id === this.id);
    if (known) introduce(this.id);
    else keep(NAME, null);
  },
  /** Browses on as somebody else, or as a guest where no id is given. */
  choose(id) {
    // Nobody walks into another's conversation: whoever was there leaves first.
    if (this.id) chat('logout');
    this.id = id || null;
    keep(NAME, this.id);
    if (id) introduce(id);
  },
};
