import type { CaseState } from '@zaine/protocol';
import type { Department, TicketState } from '../after-sales/after-sales.ts';

/** What is said of cases and tickets beside a conversation. */
export interface AfterSalesWords {
  title: string;
  tickets: string;
  order(tail: string): string;
  freight: Record<'shop' | 'customer', string>;
  /** The button that brings a case there. */
  moves: Record<CaseState, string>;
  needs: Record<'note' | 'tracking' | 'amount', string>;
  departments: Record<Department, string>;
  ticketStates: Record<TicketState, string>;
  startTicket: string;
  endTicket: string;
  /** Leaves a move that was begun. */
  notNow: string;
  moved: string;
}

/** In Chinese. */
export const afterSalesZh: AfterSalesWords = {
  title: '售后',
  tickets: '工单',
  order: (tail) => `订单尾号 ${tail}`,
  freight: { shop: '运费我们出', customer: '运费客户付' },
  moves: {
    submitted: '重新提交',
    reviewing: '开始审核',
    approved: '通过',
    refused: '不通过',
    sent_back: '已寄回',
    received: '收到退货',
    inspected: '验收好了',
    refunded: '退款',
    resent: '已寄出',
    closed: '办结',
  },
  needs: { note: '为什么不通过，客户会看到', tracking: '寄回的快递单号', amount: '退多少' },
  departments: { service: '客服', warehouse: '仓库', quality: '质检', finance: '财务', duty: '值班经理' },
  ticketStates: { open: '没人接', working: '处理中', waiting: '等对方', done: '办好了' },
  startTicket: '开始处理',
  endTicket: '办好了',
  notNow: '先不',
  moved: '记好了，客户已经收到消息',
};

/** In English. */
export const afterSalesEn: AfterSalesWords = {
  title: 'After-sales',
  tickets: 'Tickets',
  order: (tail) => `Order …${tail}`,
  freight: { shop: 'we pay postage', customer: 'customer pays postage' },
  moves: {
    submitted: 'Submit again',
    reviewing: 'Start review',
    approved: 'Approve',
    refused: 'Refuse',
    sent_back: 'Sent back',
    received: 'Goods arrived',
    inspected: 'Checked',
    refunded: 'Refund',
    resent: 'Sent out',
    closed: 'Close',
  },
  needs: {
    note: 'Why it is refused; the customer reads this',
    tracking: 'Tracking number of the return',
    amount: 'How much to pay back',
  },
  departments: {
    service: 'Service',
    warehouse: 'Warehouse',
    quality: 'Quality',
    finance: 'Accounts',
    duty: 'Duty manager',
  },
  ticketStates: { open: 'not taken', working: 'in hand', waiting: 'waiting for others', done: 'done' },
  startTicket: 'Start',
  endTicket: 'Done',
  notNow: 'Not now',
  moved: 'Noted, and the customer was told',
};
