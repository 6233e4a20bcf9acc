// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import { en } from '../strings/en.ts';
import { zh } from '../strings/zh.ts';
import { potteryShop } from '../testing/pottery-shop.ts';
import { plain, show } from '../testing/show.ts';
import { createAfterSalesApi, type DeskCase, type DeskTicket } from './after-sales.ts';

const now = Date.parse('2026-11-23T10:46:00Z');
const [broken] = potteryShop(now)[0]?.cases ?? [];
if (!broken) throw new Error('no case');

const ticket: DeskTicket = {
  id: 'TK4PQ',
  department: 'warehouse',
  priority: 'high',
  state: 'open',
  subject: { zh: '催发货：8821', en: 'Hurry along: 8821' },
  body: { zh: '客户在等。', en: 'The customer is waiting.' },
  promise: new Date(now + 3_600_000).toISOString(),
};

const list = (cases: DeskCase[], words = zh, tickets: DeskTicket[] = []) =>
  show('desk-case-list', { words, today: now, cases, tickets });

describe('after-sales beside the conversation', () => {
  it('stands with what it is about, how far it is and the customer’s words', async () => {
    const { screen } = await list([broken]);
    const text = plain(screen.getByRole('listitem', { name: '退款 AS7K3FQ2MB' }));
    expect(text).toContain('退款 ¥168.00');
    expect(text).toContain('审核');
    expect(text).toContain('订单尾号 8821');
    expect(text).toContain('运费我们出');
    expect(text).toContain('打开就是碎的');
  });

  it('is moved by a button, and only where it may go', async () => {
    const { screen, asked } = await list([broken]);
    expect(screen.getAllByRole('button').map(plain)).toEqual(['通过', '不通过', '办结']);
    fireEvent.click(screen.getByRole('button', { name: '通过' }));
    expect(asked('case-move')).toEqual([{ id: broken.id, state: 'approved' }]);
  });

  it('asks for the reason before it refuses', async () => {
    const { element, screen, asked } = await list([broken]);
    fireEvent.click(screen.getByRole('button', { name: '不通过' }));
    await element.updateComplete;
    const field = screen.getByLabelText(/客户会看到/) as HTMLInputElement;
    fireEvent.submit(field.form as HTMLFormElement);
    expect(asked('case-move')).toEqual([]);
    field.value = '照片里不是这只';
    fireEvent.submit(field.form as HTMLFormElement);
    expect(asked('case-move')).toEqual([{ id: broken.id, state: 'refused', note: '照片里不是这只' }]);
  });

  it('pays back what the agent says, in the currency’s own pieces', async () => {
    const yen = {
      ...broken,
      state: 'approved',
      next: ['refunded'],
      currency: 'JPY',
      amount: 2400,
    } as DeskCase;
    const { element, screen, asked } = await list([yen], en);
    fireEvent.click(screen.getByRole('button', { name: 'Refund' }));
    await element.updateComplete;
    const field = screen.getByLabelText('How much to pay back') as HTMLInputElement;
    expect(field.value).toBe('2400');
    field.value = '1200';
    fireEvent.submit(field.form as HTMLFormElement);
    expect(asked('case-move')).toEqual([{ id: broken.id, state: 'refunded', amount: 1200 }]);
  });

  it('keeps closed ones folded, and shows nothing where there is nothing', async () => {
    const closed = { ...broken, id: 'AS2', state: 'closed', next: [] } as DeskCase;
    const { element, screen } = await list([broken, closed]);
    expect(screen.queryByText('AS2')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '+ 1' }));
    await element.updateComplete;
    expect(screen.getByText('AS2')).toBeTruthy();
    const nothing = await list([]);
    expect(plain(nothing.element.shadowRoot?.firstElementChild ?? undefined)).toBe('');
  });

  it('has tickets begun and done', async () => {
    const { screen, asked } = await list([], en, [ticket]);
    expect(plain(screen.getByRole('listitem'))).toMatch(/Hurry along: 8821.*Warehouse.*not taken/);
    fireEvent.click(screen.getByRole('button', { name: 'Start' }));
    fireEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(asked('ticket-move')).toEqual([
      { id: 'TK4PQ', state: 'working' },
      { id: 'TK4PQ', state: 'done' },
    ]);
  });

  it('hears from the server why a move was refused', async () => {
    const request = async () =>
      new Response(JSON.stringify({ detail: 'Only 0 is left of what was paid.' }), { status: 409 });
    const api = createAfterSalesApi(new URL('https://shop.example/v1/'), request);
    expect(await api.moveCase({ id: 'AS1', state: 'refunded', amount: 1 })).toEqual({
      refused: 'Only 0 is left of what was paid.',
    });
    const offline = createAfterSalesApi(new URL('https://shop.example/v1/'), () =>
      Promise.reject(new Error('x')),
    );
    expect(await offline.moveTicket({ id: 'TK1', state: 'done' })).toEqual({ refused: 'offline' });
  });
});
