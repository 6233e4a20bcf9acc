import type { LocalizedText } from '@zaine/protocol';

/** Who in the shop can answer a ticket. */
export const departments = ['service', 'warehouse', 'quality', 'finance', 'duty'] as const;
/** One of {@link departments}; `duty` is the duty manager. */
export type Department = (typeof departments)[number];

/** How much it presses; the policies say within how many hours each is answered. */
export const ticketPriorities = ['low', 'normal', 'high', 'urgent'] as const;
/** One of {@link ticketPriorities}. */
export type TicketPriority = (typeof ticketPriorities)[number];

/** Where a ticket stands; `waiting` is for somebody outside, such as a carrier. */
export const ticketStates = ['open', 'working', 'waiting', 'done'] as const;
/** One of {@link ticketStates}. */
export type TicketState = (typeof ticketStates)[number];

/** One change of a ticket. */
export interface TicketMove {
  at: string;
  /** An agent's name; absent for the bot and the shop's back end. */
  by?: string;
  state?: TicketState;
  department?: Department;
  priority?: TicketPriority;
  /** For the customer to read, in the card of this move. */
  note?: string;
}

/** Work for another department, promised to a customer. */
export interface Ticket {
  id: string;
  department: Department;
  priority: TicketPriority;
  state: TicketState;
  subject: LocalizedText;
  body: LocalizedText;
  conversation?: string;
  customer?: string;
  order?: string;
  /** By when it is to be answered. */
  promise: string;
  moves: TicketMove[];
  openedAt: string;
  updatedAt: string;
}

/** What a ticket is opened with. The same key again gives the first ticket. */
export interface TicketRequest {
  key: string;
  site: string;
  department: Department;
  priority: TicketPriority;
  subject: LocalizedText;
  body: LocalizedText;
  /** The conversation that is told of its progress; none is told where it is left out. */
  conversation?: string;
  customer?: string;
  order?: string;
}

/** What changes of a ticket; what is left out stays. */
export interface TicketChange {
  state?: TicketState;
  department?: Department;
  priority?: TicketPriority;
  note?: string;
  /** The agent's name. */
  by?: string;
}

/** Which tickets. Latest first. */
export interface TicketQuery {
  state?: TicketState;
  department?: Department;
  customer?: string;
  limit?: number;
  /** Id of the last ticket already seen. */
  before?: string;
}

/** The tickets of every site. */
export interface Tickets {
  /** Once for its key. For a conversation whose customer was erased nothing is kept: nobody finds the ticket. */
  openTicket(request: TicketRequest): Promise<Ticket>;
  /** Undefined where there is no such ticket. */
  moveTicket(site: string, id: string, change: TicketChange): Promise<Ticket | undefined>;
  ticket(site: string, id: string): Promise<Ticket | undefined>;
  tickets(site: string, query?: TicketQuery): Promise<Ticket[]>;
}
