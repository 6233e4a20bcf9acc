import type { ConversationSummary, Customer, Order } from '@zaine/protocol';
import type { DeskCase, DeskTicket } from '../after-sales/after-sales.ts';

/** What stands beside a conversation: who the customer is, their orders (newest first), cases, tickets, earlier conversations. */
export interface Beside {
  conversation: ConversationSummary;
  customer?: Customer;
  orders: Order[];
  history: ConversationSummary[];
  cases?: DeskCase[];
  tickets?: DeskTicket[];
}

/** Fetches what stands beside a conversation; undefined when the server could not say. */
export type LoadBeside = (conversation: string, signal: AbortSignal) => Promise<Beside | undefined>;

/** Loads from `desk/conversations/{id}` under `base`, the server's `/v1/`. */
export function createLoadBeside(base: URL, request: typeof fetch): LoadBeside {
  return async (conversation, signal) => {
    const url = new URL(`desk/conversations/${encodeURIComponent(conversation)}`, base);
    const answer = await request(url, { signal }).catch(() => undefined);
    return answer?.ok ? ((await answer.json()) as Beside) : undefined;
  };
}
