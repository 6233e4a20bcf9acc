import { caseStates } from '@zaine/protocol';
import fc from 'fast-check';
import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHOP_NOW, twoMugs } from '../testing/shop-under-test.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import type { ActionOn, CaseMove, StoredCase } from './actions.ts';
import { type BuiltInShop, createBuiltInShop } from './adapters/built-in.ts';
import { nextStates } from './case-machine.ts';
import { type CaseMoves, createCaseMoves } from './cases/case-moves.ts';
import { createPolicyBook } from './policy-book.ts';

const keys = fc.constantFrom('k1', 'k2', 'k3', 'k4');
const types = ['return', 'exchange', 'resend', 'refund', 'repair', 'price_protection', 'complaint'] as const;
const steps = fc.oneof(
  fc.record({ do: fc.constant('cancel' as const), key: keys }),
  fc.record({ do: fc.constant('change' as const), key: keys, quantity: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ do: fc.constant('urge' as const), key: keys }),
  fc.record({ do: fc.constant('coupon' as const), key: keys, amount: fc.integer({ min: 0, max: 2000 }) }),
  fc.record({
    do: fc.constant('open' as const),
    key: keys,
    type: fc.constantFrom(...types),
    reason: fc.constantFrom('no_reason' as const, 'damaged' as const, 'lost' as const),
    amount: fc.option(fc.integer({ min: 1, max: 9000 }), { nil: undefined }),
  }),
  fc.record({
    do: fc.constant('move' as const),
    which: fc.nat(3),
    to: fc.constantFrom(...caseStates),
    by: fc.constantFrom('agent' as const, 'shop' as const),
    amount: fc.option(fc.integer({ min: 1, max: 9000 }), { nil: undefined }),
  }),
  fc.record({
    do: fc.constant('on' as const),
    which: fc.nat(1),
    way: fc.nat(9),
    amount: fc.option(fc.integer({ min: 1, max: 9000 }), { nil: undefined }),
  }),
  fc.record({ do: fc.constant('own' as const), key: keys, which: fc.nat(3), back: fc.boolean() }),
  fc.record({
    do: fc.constant('put' as const),
    status: fc.constantFrom('paid' as const, 'shipped' as const),
  }),
);
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

/** One order and everything that may be asked about it. */
class Room {
  readonly number = `ZN${nanoid()}`;
  readonly customer = `c-${nanoid()}`;
  readonly #shop: BuiltInShop;
  readonly #moves: CaseMoves;

  constructor(shop: BuiltInShop, moves: CaseMoves) {
    this.#shop = shop;
    this.#moves = moves;
  }

  put(status: 'paid' | 'shipped' | 'delivered'): Promise<void> {
    return this.#shop.putOrder('demo', twoMugs(this.number, this.customer, status));
  }

  async run(step: Step): Promise<unknown> {
    const { actions } = this.#shop;
    if (step.do === 'put') return this.put(step.status);
    if (step.do === 'move') return this.#move(step);
    if (step.do === 'on') return this.#goOn(step);
    // Keys of different actions differ, as those of different messages do; each is used again and again.
    const on = { ...this.#on, key: `${this.number}:${step.do}:${step.key}` };
    if (step.do === 'cancel') return actions.cancelOrder({ ...on, reason: 'x' });
    if (step.do === 'urge') return actions.urge(on);
    if (step.do === 'coupon') return actions.grantCoupon({ ...on, amount: step.amount });
    if (step.do === 'change')
      return actions.changeOrder({ ...on, change: { items: [{ sku: 'MUG', quantity: step.quantity }] } });
    if (step.do === 'own') {
      const found = await this.#case(step.which);
      if (!found) return undefined;
      return step.back
        ? actions.sendBack({ ...on, key: `${on.key}:b`, case: found.id, tracking: 'SF9' })
        : actions.withdrawCase({ ...on, case: found.id });
    }
    const { type, reason, amount } = step;
    return actions.openCase({ ...on, type, reason, ...(amount !== undefined && { amount }) });
  }

  get #on(): Omit<ActionOn, 'key'> {
    return { site: 'demo', customer: this.customer, order: this.number };
  }

  async #case(which: number): Promise<StoredCase | undefined> {
    return (await this.cases())[which];
  }

  cases(): Promise<StoredCase[]> {
    return this.#shop.actions.cases('demo', this.customer, this.number);
  }

  /** One of the moves that a case may make, so that the walks get far. */
  async #goOn({ which, way, amount }: Extract<Step, { do: 'on' }>): Promise<unknown> {
    const found = await this.#case(which);
    const ways = found ? nextStates(found, 'agent').filter((state) => state !== 'closed') : [];
    const to = ways[way % ways.length];
    return to && this.#move({ do: 'move', which, to, by: 'agent', amount });
  }

  async #move({ which, to, by, amount }: Extract<Step, { do: 'move' }>): Promise<unknown> {
    const found = await this.#case(which);
    if (!found) return undefined;
    const given = { note: 'because', tracking: 'SF9', ...(amount !== undefined && { amount }) };
    return this.#moves.moveCase('demo', found.id, { to, by, ...given });
  }
}

/** Every move of a case was one that its mover may make from where it stood. */
function expectLegal({ type, history }: StoredCase): void {
  const [first, ...rest] = history;
  expect(first).toMatchObject({ state: 'submitted', by: 'customer' });
  rest.reduce((from: CaseMove, to) => {
    expect(nextStates({ type, state: from.state }, to.by)).toContain(to.state);
    return to;
  }, first as CaseMove);
  expect(history.filter(({ state }) => state === 'refunded').length).toBeLessThanOrEqual(1);
}

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`whatever is asked of the shop on ${kind.name}`, () => {
    let opened: TestStore;
    let shop: BuiltInShop;
    let moves: CaseMoves;
    beforeAll(async () => {
      opened = await kind.open();
      const now = () => SHOP_NOW;
      shop = createBuiltInShop(opened.store, now);
      moves = createCaseMoves({ store: opened.store, policies: createPolicyBook(opened.store, now), now });
    });
    afterAll(() => opened.dispose());

    async function refunds(number: string) {
      const query = opened.store.db.selectFrom('refund').selectAll().where('order_number', '=', number);
      return query.execute();
    }

    test('nothing is paid back twice, no case is in a state it could not reach, a cancellation stands', async () => {
      const start = fc.constantFrom('paid' as const, 'shipped' as const, 'delivered' as const);
      // What is in one group happens at once.
      const script = fc.array(fc.array(steps, { minLength: 1, maxLength: 4 }), {
        minLength: 1,
        maxLength: 12,
      });
      await fc.assert(
        fc.asyncProperty(start, script, async (status, groups) => {
          const room = new Room(shop, moves);
          await room.put(status);
          let cancelled = false;
          for (const group of groups) {
            await Promise.all(group.map((step) => room.run(step)));
            const { status: now = 'unpaid' } = (await shop.anyOrder('demo', room.number)) ?? {};
            if (cancelled) expect(now).toBe('cancelled');
            cancelled = now === 'cancelled';
          }
          const paid = await refunds(room.number);
          const sum = paid.reduce((total, { amount }) => total + amount, 0);
          expect(sum).toBeLessThanOrEqual(7800);
          expect(new Set(paid.map(({ cause }) => cause)).size).toBe(paid.length);
          if (cancelled) expect(sum).toBe(7800);
          const cases = await room.cases();
          for (const each of cases) {
            expectLegal(each);
            const booked = paid.find(({ cause }) => cause === `case:${each.id}`)?.amount;
            const refunded = each.history.some(({ state }) => state === 'refunded');
            expect(booked).toBe(refunded ? each.amount : undefined);
          }
        }),
        { numRuns: kind.name === 'sqlite' ? 200 : 80 },
      );
    }, 120_000);

    test('a key that is tried again, even at once, gives the first answer', async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (step) => {
          if (['put', 'move', 'on', 'own'].includes(step.do)) return;
          const room = new Room(shop, moves);
          await room.put('paid');
          const answers = await Promise.all([1, 2, 3].map(() => room.run(step)));
          answers.push(await room.run(step));
          for (const answer of answers) expect(answer).toEqual(answers[0]);
        }),
        { numRuns: 60 },
      );
    }, 60_000);
  });
}
