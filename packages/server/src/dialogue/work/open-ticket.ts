import type { LocalizedText, Order } from '@zaine/protocol';
import type { Department, Ticket, TicketPriority } from '../../shop/tickets.ts';
import { en } from '../phrases/en.ts';
import { zh } from '../phrases/zh.ts';
import type { Turn } from '../turn.ts';

/** A ticket for another department. */
interface Errand {
  department: Department;
  priority: TicketPriority;
  /** In each language; colleagues may read another than the customer. */
  subject(phrases: typeof zh): string;
  /** What they should know besides; the shopper's words, mostly. */
  body?: string;
}

/** Opens a ticket, once for a key, about the order where there is one. */
export function openTicket(
  { turn, key, order }: { turn: Turn; key: string; order?: Order },
  { department, priority, subject, body }: Errand,
): Promise<Ticket> {
  const { site, conversation, customer } = turn.input;
  const owner = order?.customer ?? customer?.id;
  const title: LocalizedText = { zh: subject(zh), en: subject(en) };
  return turn.ports.tickets.openTicket({
    key: `ticket:${key}`,
    site,
    department,
    priority,
    subject: title,
    body: body ?? title,
    conversation,
    ...(owner !== undefined && { customer: owner }),
    ...(order && { order: order.number }),
  });
}
