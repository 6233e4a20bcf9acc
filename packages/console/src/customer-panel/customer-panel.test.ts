// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import type { Order } from '@zaine/protocol';
import { describe, expect, it } from 'vitest';
import { en } from '../strings/en.ts';
import { zh } from '../strings/zh.ts';
import { potteryShop } from '../testing/pottery-shop.ts';
import { plain, show } from '../testing/show.ts';

const now = Date.parse('2026-11-23T10:46:00Z');
const [lin] = potteryShop(now);
if (!lin) throw new Error('no room');
const { summary, orders, history, customer } = lin;

const panel = (words = zh, more: Partial<Order> = {}) =>
  show('desk-customer-panel', {
    words,
    today: now,
    summary,
    state: {
      name: 'there',
      beside: {
        conversation: summary,
        orders: orders.map((order) => ({ ...order, ...more })),
        history,
        ...(customer ? { customer } : {}),
      },
    },
  });

describe('beside the conversation', () => {
  it('stand the orders, with what they cost and where they are', async () => {
    const { screen } = await panel();
    const [first] = screen.getAllByRole('button', { name: /尾号/ });
    expect(plain(first)).toMatch(/黑胡桃圆茶盘 等 2 件.*¥662\.00.*运输中.*预计 11月25日.*尾号 9054/);
  });

  it('unfolds one order at a time, down to its parcel and address', async () => {
    const { element, screen } = await panel();
    const [onItsWay, delivered] = screen.getAllByRole('button', { name: /尾号/ });
    if (!onItsWay || !delivered) throw new Error('no orders');
    fireEvent.click(onItsWay);
    await element.updateComplete;
    expect(screen.getByText(/SF1428007140225/)).toBeTruthy();
    expect(screen.getByText(/林\*\* 138\*\*\*\*6207/)).toBeTruthy();
    fireEvent.click(delivered);
    await element.updateComplete;
    expect(screen.queryByText(/SF1428007140225/)).toBeNull();
  });

  it('keeps an order unfolded while messages arrive', async () => {
    const { element, screen } = await panel();
    fireEvent.click(screen.getAllByRole('button', { name: /尾号/ })[0] as HTMLElement);
    await element.updateComplete;
    element.summary = { ...summary, preview: '到了吗' };
    await element.updateComplete;
    expect(screen.getByText(/SF1428007140225/)).toBeTruthy();
  });

  it('writes yen without the hundredths they do not have', async () => {
    const { screen } = await panel(en, { currency: 'JPY', total: 2400 });
    expect(screen.getAllByText('¥2,400').length).toBeGreaterThan(0);
  });

  it('opens an earlier conversation, and copies a number', async () => {
    const { element, screen, asked } = await panel();
    fireEvent.click(screen.getByRole('button', { name: /问茶盘保养/ }));
    expect(asked('panel-open')).toEqual([history[0]]);
    fireEvent.click(screen.getAllByRole('button', { name: /尾号 9054/ })[0] as HTMLElement);
    await element.updateComplete;
    fireEvent.click(screen.getByRole('button', { name: /202611219054/ }));
    expect(asked('panel-copy')).toEqual(['202611219054']);
  });

  it('says of a guest how to find an order', async () => {
    const { customer: _none, ...guest } = summary;
    const { screen } = await show('desk-customer-panel', {
      words: zh,
      today: now,
      summary: guest,
      state: { name: 'there', beside: { conversation: guest, orders: [], history: [] } },
    });
    expect(screen.getByText('要查订单，先请客户报订单号和手机尾号四位。')).toBeTruthy();
  });

  it('says when the details did not come, and tries again', async () => {
    const { screen, asked } = await show('desk-customer-panel', {
      words: zh,
      summary,
      state: { name: 'failed' },
    });
    fireEvent.click(screen.getByRole('button', { name: '再取一次' }));
    expect(asked('panel-reload')).toHaveLength(1);
  });
});
