import type { Order } from '@zaine/protocol';
import type { ActionTable } from '../../store/back-room-schema.ts';
import { row, type Steps, unit } from '../../store/unit.ts';
import { once, type Refused, type Work } from './once.ts';
import { tellShop } from './tell-shop.ts';

/** What an invoice is asked with. */
export interface InvoiceWork extends Work {
  title: string;
  taxNumber?: string;
  email?: string;
}

/** `link` where the shop has issued it. */
export type Invoiced = { done: true; requested: boolean; link?: string };

/** Asks the shop for an invoice, once an order; gives the link of one that is there. */
export const requestInvoiceUnit = unit<InvoiceWork, Invoiced | Refused>(
  'shop.requestInvoice',
  (work, store) => once<Invoiced, Refused>({ work, kind: 'invoice', store }, (order) => request(work, order)),
);

function* request(work: InvoiceWork, order: Order): Steps<Invoiced | Refused> {
  if (order.invoiceUrl) return { done: true, requested: false, link: order.invoiceUrl };
  if (order.status === 'unpaid') return { done: false, why: 'unpaid' };
  if (order.status === 'cancelled') return { done: false, why: 'cancelled' };
  const earlier = yield* row<Pick<ActionTable, 'key'>>(
    "select key from action where site = ? and order_number = ? and kind = 'invoice' and done = 1 limit 1",
    [work.site, order.number],
  );
  if (earlier) return { done: false, why: 'already' };
  const { title, taxNumber, email } = work;
  const lines = [title, taxNumber, email].filter((line) => line !== undefined).join('\n');
  const told = yield* tellShop(work, {
    kind: 'invoice.requested',
    data: { title, ...(taxNumber !== undefined && { taxNumber }), ...(email !== undefined && { email }) },
    carry: {
      department: 'finance',
      priority: 'normal',
      subject: { zh: `开发票：${order.number}`, en: `Invoice: ${order.number}` },
      body: lines,
    },
  });
  return { done: true, ...told };
}
