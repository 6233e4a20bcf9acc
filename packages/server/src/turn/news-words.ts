import type { AfterSalesCase, CaseBody, CaseState } from '@zaine/protocol';
import { money } from '../dialogue/money.ts';
import { en } from '../dialogue/phrases/en.ts';
import { zh } from '../dialogue/phrases/zh.ts';
import { satisfiedChoices } from '../dialogue/satisfied.ts';
import type { Calendar } from '../dialogue/when.ts';
import type { StoredCase } from '../shop/actions.ts';
import type { News } from '../shop/news.ts';
import type { Department, Ticket } from '../shop/tickets.ts';

/** How a conversation is spoken to. */
export interface Voice {
  language: 'zh' | 'en';
  calendar: Calendar;
}

/** The card of a move, with a text that says the same and what it means for the customer. */
export function newsBody(news: News, voice: Voice): CaseBody {
  if (news.about === 'ticket') {
    return { kind: 'case', text: ticketText(news.ticket, voice), case: ticketCard(news.ticket) };
  }
  const { id, type, order, state, steps } = news.case;
  const card = { kind: 'case', case: { id, type, order, state, steps } } as const;
  const said = caseText(news.case, voice);
  if (type !== 'complaint' || state !== 'closed') return { ...card, text: said };
  // What was complained of is answered now: is it good enough?
  const phrases = voice.language === 'zh' ? zh : en;
  const ask = voice.language === 'zh' ? phrases.cases.satisfied : ` ${phrases.cases.satisfied}`;
  return { ...card, text: `${said}${ask}`, choices: satisfiedChoices(phrases, id) };
}

function caseText(stored: StoredCase, voice: Voice): string {
  const { type, state, steps, history, amount, currency, freight } = stored;
  const note = history.at(-1)?.note;
  const promise = steps.find((step) => step.state === state)?.promise;
  const words = voice.language === 'zh' ? caseZh : caseEn;
  const given: Given = {
    what: words.types[type],
    by: promise === undefined ? '' : due(promise, voice),
    sum: amount === undefined ? '' : money(amount, currency, voice.language),
    tracking: stored.tracking ?? '',
    ours: freight === 'shop',
    goods: steps.some((step) => step.state === 'sent_back'),
    note: note ?? '',
  };
  const said = words.states[state](given);
  // A refusal has its reason in the sentence; whatever else a colleague adds follows it.
  return note && state !== 'refused' ? `${said}${voice.language === 'zh' ? '' : ' '}${note}` : said;
}

interface Given {
  what: string;
  by: string;
  sum: string;
  tracking: string;
  ours: boolean;
  /** Whether goods come back to the shop. */
  goods: boolean;
  note: string;
}
interface CaseWords {
  types: Record<AfterSalesCase['type'], string>;
  states: Record<CaseState, (given: Given) => string>;
}

const caseZh: CaseWords = {
  types: {
    return: '退货',
    exchange: '换货',
    resend: '补发',
    refund: '退款',
    repair: '维修',
    price_protection: '价保',
    complaint: '投诉',
    follow_up: '这件事',
  },
  states: {
    submitted: ({ what, by }) => `${what}申请收到了，${by}前开始审核。`,
    reviewing: ({ what, by }) => `您的${what}申请在审核了，${by}前给您结果。`,
    approved: ({ what, by, goods, ours }) =>
      goods
        ? `${what}通过了，请在${by}前把东西寄回来，${ours ? '运费我们出' : '运费由您付'}。寄出后把快递单号发给我就行。`
        : `${what}通过了，${by}前给您办好。`,
    refused: ({ what, note }) => `${what}没能通过：${note}。您要是觉得不合适，跟我说，我们再看一遍。`,
    sent_back: ({ tracking, by }) => `寄回的包裹在路上了（${tracking}），预计${by}前到。`,
    received: ({ by }) => `您寄回的东西收到了，${by}前验收好。`,
    inspected: ({ by, what }) => `验收好了，${by}前${what === '退货' ? '退款' : '寄出'}。`,
    refunded: ({ sum, by }) => `${sum} 已经原路退回，${by}前到账。`,
    resent: ({ by, note }) => `给您寄出了${note ? '，' : `，${by}前能到。`}`,
    closed: ({ what }) => `${what}办结了。还有事随时叫我。`,
  },
};

const caseEn: CaseWords = {
  types: {
    return: 'return',
    exchange: 'exchange',
    resend: 'replacement',
    refund: 'refund',
    repair: 'repair',
    price_protection: 'price match',
    complaint: 'complaint',
    follow_up: 'request',
  },
  states: {
    submitted: ({ what, by }) => `We have your ${what} request and start on it by ${by}.`,
    reviewing: ({ what, by }) => `Your ${what} request is being reviewed; you'll have an answer by ${by}.`,
    approved: ({ what, by, goods, ours }) =>
      goods
        ? `Your ${what} is approved. Please send the goods back by ${by}; ${ours ? 'we pay the postage' : 'the postage is yours'}. Tell me the tracking number once they are on their way.`
        : `Your ${what} is approved and will be done by ${by}.`,
    refused: ({ what, note }) =>
      `Your ${what} could not be approved: ${note}. If that seems wrong, tell me and we'll look again.`,
    sent_back: ({ tracking, by }) => `Your parcel is on its way back to us (${tracking}), expected by ${by}.`,
    received: ({ by }) => `What you sent back has arrived. We check it by ${by}.`,
    inspected: ({ by, what }) =>
      `Everything is checked; ${what === 'return' ? 'the money goes out' : 'it is sent to you'} by ${by}.`,
    refunded: ({ sum, by }) => `${sum} has gone back the way you paid and should arrive by ${by}.`,
    resent: ({ by }) => `It's on its way to you and should arrive by ${by}.`,
    closed: ({ what }) => `Your ${what} is settled. I'm here if anything else comes up.`,
  },
};

const departmentsZh: Record<Department, string> = {
  service: '客服同事',
  warehouse: '仓库',
  quality: '质检',
  finance: '财务',
  duty: '值班经理',
};
const departmentsEn: Record<Department, string> = {
  service: 'a colleague',
  warehouse: 'the warehouse',
  quality: 'quality control',
  finance: 'accounts',
  duty: 'the duty manager',
};

function ticketText({ state, department, promise, moves }: Ticket, voice: Voice): string {
  const note = moves.at(-1)?.note;
  const by = due(promise, voice);
  if (voice.language === 'zh') {
    const who = departmentsZh[department];
    const said = {
      open: `这件事转给${who}了，${by}前答复您。`,
      working: `${who}在处理了，${by}前答复您。`,
      waiting: `${who}在等对方的消息，${by}前再告诉您。`,
      done: '您的事办好了。',
    }[state];
    return note ? `${said}${note}` : said;
  }
  const who = departmentsEn[department];
  const said = {
    open: `This is with ${who} now; you'll have an answer by ${by}.`,
    working: `It's being worked on by ${who}; you'll have an answer by ${by}.`,
    waiting: `We're waiting to hear from outside and will tell you more by ${by}.`,
    done: 'This is taken care of.',
  }[state];
  return note ? `${said} ${note}` : said;
}

const cardStates = { open: 'submitted', working: 'reviewing', waiting: 'reviewing', done: 'closed' } as const;

/** A ticket as the card of a case: handed over, in hand, done. */
function ticketCard({ id, order, state, openedAt, updatedAt, promise }: Ticket): AfterSalesCase {
  const present = cardStates[state];
  const path = ['submitted', 'reviewing', 'closed'] as const;
  const place = path.indexOf(present);
  const steps = path.map((step, index): AfterSalesCase['steps'][number] => ({
    state: step,
    ...(index < place && step === 'submitted' && { at: openedAt }),
    ...(index === place && { at: place === 0 ? openedAt : updatedAt }),
    ...(index === place && state !== 'done' && { promise }),
  }));
  return { id, type: 'follow_up', order: order ?? '', state: present, steps };
}

function due(iso: string, { calendar, language }: Voice): string {
  const { day, time } = calendar.due(iso);
  if (time === undefined) return day;
  return language === 'zh' ? `${day} ${time} ` : `${time} ${day}`;
}
