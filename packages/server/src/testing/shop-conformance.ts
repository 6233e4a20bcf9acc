import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionOn, ShopActions } from '../shop/actions.ts';
import type { Placed, ShopUnderTest } from './shop-under-test.ts';

/** What every shop must do, whatever system stands behind its adapter. */
export function describeShop(name: string, open: () => Promise<ShopUnderTest>, skip?: string): void {
  describe.skipIf(skip)(`${name}: what the chat does at a shop`, () => {
    let under: ShopUnderTest;
    let actions: ShopActions;
    const on = (placed: Placed, key: string = nanoid()): ActionOn => ({
      key,
      site: under.site,
      customer: placed.customer,
      order: placed.number,
    });
    beforeAll(async () => {
      under = await open();
      actions = under.shop.actions;
    }, 60_000);
    afterAll(async () => under?.dispose());

    test('an order is shown to whose it is and to nobody else', async () => {
      const placed = await under.place('one', 'paid');
      const other = await under.place('another', 'paid');
      const mine = await under.shop.order(under.site, placed.customer, placed.number.toLowerCase());
      expect(mine).toMatchObject({ number: placed.number, status: 'paid', total: placed.total });
      expect(await under.shop.order(under.site, other.customer, placed.number)).toBeUndefined();
      const numbers = (await under.shop.orders(under.site, placed.customer)).map(({ number }) => number);
      expect(numbers).toContain(placed.number);
      expect(numbers).not.toContain(other.number);
      expect(await under.shop.orderCount(under.site, placed.customer)).toBeGreaterThan(0);
    });

    test('an unshipped order is cancelled, what was paid goes back, and a retry says the same', async () => {
      const placed = await under.place('one', 'paid');
      const key = nanoid();
      const first = await actions.cancelOrder({ ...on(placed, key), reason: '拍错了' });
      expect(first).toMatchObject({
        done: true,
        order: { status: 'cancelled' },
        refund: { amount: placed.total },
      });
      expect(await actions.cancelOrder({ ...on(placed, key), reason: '拍错了' })).toEqual(first);
      expect(await actions.cancelOrder({ ...on(placed), reason: '又来' })).toMatchObject({
        done: false,
        why: 'already',
      });
      expect(await under.truth(placed.number)).toMatchObject({ status: 'cancelled', refunded: placed.total });
    });

    test('ten confirmations at once cancel once and pay back once', async () => {
      const placed = await under.place('one', 'paid');
      const key = nanoid();
      const keys = [key, key, key, key, key, nanoid(), nanoid(), nanoid(), nanoid(), nanoid()];
      const results = await Promise.all(
        keys.map((each) => actions.cancelOrder({ ...on(placed, each), reason: '不要了' })),
      );
      const refunds = new Set(
        results.flatMap((result) => (result.done && result.refund ? [result.refund.amount] : [])),
      );
      expect([...refunds]).toEqual([placed.total]);
      expect(await under.truth(placed.number)).toMatchObject({ status: 'cancelled', refunded: placed.total });
    });

    test('what has left is neither cancelled nor changed', async () => {
      const placed = await under.place('one', 'shipped');
      const before = await under.truth(placed.number);
      const change = { address: { line: '文三路 9 号' } };
      expect(await actions.cancelOrder({ ...on(placed), reason: '晚了' })).toEqual({
        done: false,
        why: 'shipped',
      });
      expect(await actions.changeOrder({ ...on(placed), change })).toEqual({ done: false, why: 'shipped' });
      expect(await actions.urge(on(placed))).toEqual({ done: false, why: 'shipped' });
      expect(await under.truth(placed.number)).toEqual(before);
    });

    test('the address of an unshipped order is changed where the shop reads it', async () => {
      const placed = await under.place('one', 'paid');
      const change = { address: { line: '文三路 9 号' } };
      const result = await actions.changeOrder({ ...on(placed), change });
      expect(result).toMatchObject({
        done: true,
        order: { address: { line: '文三路 9 号' }, status: 'paid' },
      });
      expect(await under.truth(placed.number)).toMatchObject({
        line: '文三路 9 号',
        status: 'paid',
        refunded: 0,
      });
      expect(await actions.changeOrder({ ...on(placed), change })).toMatchObject({
        done: false,
        why: 'nothing',
      });
    });

    test('another customer can do nothing to an order', async () => {
      const placed = await under.place('one', 'paid');
      const { customer } = await under.place('another', 'paid');
      const theirs = () => ({ ...on(placed), customer });
      const refused = { done: false, why: 'not_found' };
      expect(await actions.cancelOrder({ ...theirs(), reason: 'x' })).toEqual(refused);
      expect(await actions.changeOrder({ ...theirs(), change: { phone: '1' } })).toEqual(refused);
      expect(await actions.urge(theirs())).toEqual(refused);
      expect(await actions.openCase({ ...theirs(), type: 'complaint', reason: 'other' })).toEqual(refused);
      expect(await actions.requestInvoice({ ...theirs(), title: 'x' })).toEqual(refused);
      expect(await actions.grantCoupon({ ...theirs(), amount: 100 })).toEqual(refused);
      expect(await under.truth(placed.number)).toMatchObject({ status: 'paid', refunded: 0 });
    });

    test('a key stands for one action and no other', async () => {
      const placed = await under.place('one', 'paid');
      const key = nanoid();
      expect(await actions.urge(on(placed, key))).toMatchObject({ done: true, already: false });
      expect(await actions.cancelOrder({ ...on(placed, key), reason: 'x' })).toEqual({
        done: false,
        why: 'conflict',
      });
      expect(await actions.urge(on(placed))).toMatchObject({ done: true, already: true });
      expect(await under.truth(placed.number)).toMatchObject({ status: 'paid' });
    });

    test('a return goes from asking to the money, which is paid back once', async () => {
      const placed = await under.place('one', 'delivered');
      const items = [{ sku: placed.sku, quantity: 1 }];
      const opened = await actions.openCase({ ...on(placed), type: 'return', reason: 'quality', items });
      if (!opened.done) throw new Error(opened.why);
      const { id } = opened.case;
      expect(opened.case).toMatchObject({ state: 'submitted', freight: 'shop', order: placed.number });
      expect(
        await actions.openCase({ ...on(placed), type: 'exchange', reason: 'quality', items }),
      ).toMatchObject({
        done: false,
        why: 'already',
        case: { id },
      });
      const early = await under.moves.moveCase(under.site, id, { to: 'refunded', by: 'agent' });
      expect(early).toMatchObject({ moved: false, refusal: { refused: 'illegal', from: 'submitted' } });
      await under.moves.moveCase(under.site, id, { to: 'approved', by: 'agent', name: '小周' });
      expect(await actions.sendBack({ ...on(placed), case: id, tracking: 'SF99' })).toMatchObject({
        done: true,
        case: { state: 'sent_back', tracking: 'SF99' },
      });
      for (const to of ['received', 'inspected'] as const) {
        expect(await under.moves.moveCase(under.site, id, { to, by: 'agent' })).toMatchObject({
          moved: true,
        });
      }
      const amount = opened.case.amount ?? 0;
      expect(amount).toBeGreaterThan(0);
      const pay = () => under.moves.moveCase(under.site, id, { to: 'refunded', by: 'agent' });
      await Promise.all([pay(), pay(), pay()]);
      expect(await under.truth(placed.number)).toMatchObject({ refunded: amount });
      expect(await actions.case(under.site, placed.customer, id)).toMatchObject({
        state: 'refunded',
        amount,
      });
      expect(
        (await actions.cases(under.site, placed.customer, placed.number)).map((each) => each.id),
      ).toEqual([id]);
      const { customer } = await under.place('another', 'paid');
      expect(await actions.case(under.site, customer, id)).toBeUndefined();
    });

    test('more than was paid is never paid back', async () => {
      const placed = await under.place('one', 'delivered');
      const refund = { type: 'refund', reason: 'damaged' } as const;
      const opened = await actions.openCase({ ...on(placed), ...refund });
      if (!opened.done) throw new Error(opened.why);
      await under.moves.moveCase(under.site, opened.case.id, { to: 'approved', by: 'agent' });
      const over = await under.moves.moveCase(under.site, opened.case.id, {
        to: 'refunded',
        by: 'agent',
        amount: placed.total + 1,
      });
      expect(over).toMatchObject({ moved: false, refusal: { refused: 'over' } });
      await under.moves.moveCase(under.site, opened.case.id, {
        to: 'refunded',
        by: 'agent',
        amount: placed.total,
      });
      expect(await under.truth(placed.number)).toMatchObject({ refunded: placed.total });
      const complaint = await actions.openCase({ ...on(placed), type: 'complaint', reason: 'other' });
      if (!complaint.done) throw new Error(complaint.why);
      await under.moves.moveCase(under.site, complaint.case.id, { to: 'approved', by: 'agent' });
      expect(
        await under.moves.moveCase(under.site, complaint.case.id, { to: 'refunded', by: 'agent', amount: 1 }),
      ).toMatchObject({ moved: false, refusal: { refused: 'over' } });
      expect(await under.truth(placed.number)).toMatchObject({ refunded: placed.total });
    });
  });
}
