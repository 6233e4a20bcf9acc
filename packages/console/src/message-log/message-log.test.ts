// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import { zh } from '../strings/zh.ts';
import { opened } from '../testing/fake-desk.ts';
import { type Line, room } from '../testing/fixtures.ts';
import { potteryShop } from '../testing/pottery-shop.ts';
import { plain, show } from '../testing/show.ts';

const now = Date.parse('2026-11-23T10:46:00Z');
const [lin] = potteryShop(now);
if (!lin) throw new Error('no room');
const conversation = opened(lin, { readByShopper: 9 });

function saying(...says: Line[]) {
  return opened(room({ id: 'conv-guest', now, state: () => ({ name: 'bot' }), says }));
}
const log = (shown: typeof conversation) =>
  show('desk-message-log', { words: zh, me: '小周', today: now, conversation: shown });

describe('the message log', () => {
  it('marks the part of the bot, and draws its cards and offers', async () => {
    const { screen } = await log(conversation);
    expect(screen.getByText(/自动回复/)).toBeTruthy();
    expect(screen.getByText(/订单 202611198821/)).toBeTruthy();
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      '补发一只',
      '退款',
      '转人工',
    ]);
  });

  it('says when a person came, and what a colleague noted', async () => {
    const { screen } = await log(conversation);
    expect(screen.getByText(/客户要找真人，开始排队/)).toBeTruthy();
    expect(screen.getByText(/你来接待/)).toBeTruthy();
    expect(screen.getByText(/同批次今天第 3 起/)).toBeTruthy();
    expect(screen.getByText(/内部备注/)).toBeTruthy();
  });

  it('says that own words were read', async () => {
    const { screen } = await log(conversation);
    expect(screen.getByText(/已读/)).toBeTruthy();
  });

  it('shows markup as the text it is', async () => {
    const { element, screen } = await log(saying(['customer', 5, '<img src=x onerror=alert(1)>']));
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
    expect(element.shadowRoot?.querySelector('img')).toBeNull();
  });

  it('lets web addresses be followed, and only those', async () => {
    const { screen } = await log(
      saying(['customer', 5, '看 https://shop.example/mug?id=1。还有 javascript:alert(1)']),
    );
    const links = screen.getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://shop.example/mug?id=1']);
    expect(links[0]?.getAttribute('rel')).toMatch(/noopener/);
    expect(screen.getByText(/还有 javascript:alert\(1\)/)).toBeTruthy();
  });

  it('offers to send refused words again, or to give them up', async () => {
    const { screen, asked } = await log({
      ...conversation,
      pending: [
        {
          cid: 'cid-1',
          at: new Date(now).toISOString(),
          body: { kind: 'text', text: '查到了' },
          delivery: 'failed',
          error: { code: 'rate_limited', message: 'slow down' },
        },
      ],
    });
    fireEvent.click(screen.getByRole('button', { name: '再发一次' }));
    fireEvent.click(screen.getByRole('button', { name: '不发了' }));
    expect(asked('log-retry')).toEqual(['cid-1']);
    expect(asked('log-discard')).toEqual(['cid-1']);
  });

  it('draws a parcel with its latest stop first, and a case with its promise', async () => {
    const at = (minute: number) => new Date(now - minute * 60_000).toISOString();
    const { screen } = await log(
      saying(
        [
          'bot',
          9,
          {
            kind: 'parcel',
            text: '',
            order: 'Z1',
            parcel: {
              tracking: 'SF1',
              carrier: '顺丰',
              status: 'exception',
              events: [
                { at: at(90), text: '已揽收' },
                { at: at(30), text: '地址不详，退回网点' },
              ],
            },
          },
        ],
        [
          'bot',
          8,
          {
            kind: 'case',
            text: '',
            case: {
              id: 'AS1',
              type: 'return',
              order: 'Z1',
              state: 'reviewing',
              steps: [
                { state: 'submitted', at: at(20) },
                { state: 'reviewing', promise: at(-60) },
                { state: 'refunded' },
              ],
            },
          },
        ],
      ),
    );
    const stops = screen.getAllByRole('listitem').map((item) => item.textContent?.trim() ?? '');
    expect(stops[0]).toMatch(/地址不详/);
    expect(screen.getByText('运输异常')).toBeTruthy();
    const present = screen
      .getAllByRole('listitem')
      .find((item) => item.getAttribute('aria-current') === 'step');
    expect(plain(present)).toMatch(/审核 ?\d\d:\d\d 前答复/);
  });

  it('tells how far the eye has come, once the log is there', async () => {
    const waiting = await log({ ...conversation, live: false });
    expect(waiting.asked('log-seen')).toEqual([]);
    const { asked } = await log(conversation);
    expect(asked('log-seen').at(-1)).toBe(conversation.events.length);
  });

  it('says who writes just now', async () => {
    const { screen } = await log({ ...conversation, typing: { role: 'shopper' } });
    expect(screen.getByRole('img', { name: '林晓棠 正在输入' })).toBeTruthy();
  });
});
