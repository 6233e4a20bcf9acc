import type { AfterSalesCase, CaseState, LocalizedText } from '@zaine/protocol';

/** A case as agents see it, with the moves that may be made from where it stands. */
export interface DeskCase extends AfterSalesCase {
  reason: string;
  amount?: number;
  currency: string;
  /** The customer's own words. */
  words?: string;
  freight: 'shop' | 'customer';
  tracking?: string;
  next: CaseState[];
}

/** A move an agent makes. */
export interface CaseMove {
  id: string;
  state: CaseState;
  note?: string;
  tracking?: string;
  amount?: number;
}

/** Where a ticket stands. */
export type TicketState = 'open' | 'working' | 'waiting' | 'done';
/** Who has it. */
export type Department = 'service' | 'warehouse' | 'quality' | 'finance' | 'duty';

/** Work promised to a customer. */
export interface DeskTicket {
  id: string;
  department: Department;
  priority: 'low' | 'normal' | 'high' | 'urgent';
  state: TicketState;
  subject: LocalizedText;
  body: LocalizedText;
  order?: string;
  promise: string;
}

/** A change an agent makes to a ticket. */
export interface TicketMove {
  id: string;
  state: TicketState;
  note?: string;
}

/** Moves cases and tickets; resolves with why it was not done: the server's sentence, or `offline`. */
export interface AfterSalesApi {
  moveCase(move: CaseMove): Promise<{ refused: string } | undefined>;
  moveTicket(move: TicketMove): Promise<{ refused: string } | undefined>;
}

/** Speaks to `desk/cases` and `desk/tickets` under `base`, the server's `/v1/`. */
export function createAfterSalesApi(base: URL, request: typeof fetch): AfterSalesApi {
  async function call(method: string, path: string, body: unknown): Promise<{ refused: string } | undefined> {
    const answer = await request(new URL(path, base), {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).catch(() => undefined);
    if (!answer) return { refused: 'offline' };
    if (answer.ok) return undefined;
    const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
    return { refused: problem.detail ?? String(answer.status) };
  }
  return {
    moveCase: ({ id, ...move }) => call('POST', `desk/cases/${encodeURIComponent(id)}`, move),
    moveTicket: ({ id, ...move }) => call('PATCH', `desk/tickets/${encodeURIComponent(id)}`, move),
  };
}
