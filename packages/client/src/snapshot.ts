import type {
  AgentNote,
  AgentStatus,
  ConversationEvent,
  ConversationState,
  ConversationSummary,
  ErrorCode,
  Home,
  MessageBody,
  QueueEntry,
  ShopProfile,
  WelcomeCustomer,
} from '@zaine/protocol';

/** How the socket is: `offline` means it was lost and is being tried again; `refused` is final. */
export type ConnectionState = 'idle' | 'connecting' | 'online' | 'offline' | 'refused';

/** What became of an own message: on its way, durable at the server, read by the other side, or refused. */
export type DeliveryState = 'sending' | 'sent' | 'read' | 'failed';

/** An own message that the server has not acknowledged yet, or refused. */
export interface PendingMessage {
  cid: string;
  body: MessageBody;
  /** ISO time at which it was written. */
  at: string;
  delivery: 'sending' | 'failed';
  /** Why it was refused. */
  error?: { code: ErrorCode; message: string };
}

/** Who is writing just now. */
export interface TypingState {
  role: 'bot' | 'agent' | 'shopper';
  name?: string;
}

/** Everything a chat window shows, immutable: a new object for every change, the same object as long as nothing did. */
export interface ChatSnapshot {
  connection: ConnectionState;
  conversation: string | undefined;
  customer: WelcomeCustomer | undefined;
  state: ConversationState;
  /** The log in order of `seq`, without doubles or holes. */
  events: readonly ConversationEvent[];
  /** Own messages not acknowledged yet, oldest first; they follow the events. */
  pending: readonly PendingMessage[];
  /** The highest seq the bot's or agent's side has read. */
  readByOthers: number;
  /** The highest seq read on this side. */
  readByMe: number;
  /** Messages of bot and agents after `readByMe`. */
  unread: number;
  typing: TypingState | undefined;
  queue: { position: number; waitSeconds: number } | undefined;
  shop: ShopProfile | undefined;
  home: Home | undefined;
  /** The last refusal that belongs to no message, or why the connection was refused. */
  error: { code: ErrorCode; message: string } | undefined;
}

/** One conversation as the desk holds it. */
export interface DeskConversation {
  summary: ConversationSummary;
  events: readonly ConversationEvent[];
  pending: readonly PendingMessage[];
  notes: readonly AgentNote[];
  typing: TypingState | undefined;
  /** The highest seq the shopper has read. */
  readByShopper: number;
  /** False until the events asked for have all come. */
  live: boolean;
}

/** Everything the console shows, immutable like {@link ChatSnapshot}. */
export interface DeskSnapshot {
  connection: ConnectionState;
  agent: { name: string; role: 'agent' | 'admin'; status: AgentStatus } | undefined;
  queue: readonly QueueEntry[];
  /** Conversations that are with this agent, latest activity first. */
  mine: readonly ConversationSummary[];
  /** Conversations opened in this console, by id. */
  open: Readonly<Record<string, DeskConversation>>;
  agents: readonly { name: string; status: AgentStatus }[];
  alarms: readonly { code: string; message: string; conversation?: string }[];
  error: { code: ErrorCode; message: string; conversation?: string } | undefined;
}
