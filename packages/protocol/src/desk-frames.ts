import type { ReplyTextBody } from './body.ts';
import type { ShopperContext } from './chat-frames.ts';
import type { ErrorCode } from './codes.ts';
import type { ConversationEvent, ConversationState, QueueReason } from './event.ts';
import type { CustomerTier } from './shop.ts';

/** Whether an agent takes conversations. */
export type AgentStatus = 'online' | 'away';

/** What an agent's client sends. `id` of `send` and `note` is the client's own (CID). */
export type DeskClientFrame =
  | { type: 'hello' }
  | { type: 'status'; status: AgentStatus }
  | { type: 'open'; conversation: string; after?: number }
  | { type: 'claim'; conversation: string }
  | { type: 'send'; conversation: string; id: string; body: ReplyTextBody | { kind: 'file'; file: string } }
  | { type: 'typing'; conversation: string; on: boolean }
  | { type: 'read'; conversation: string; seq: number }
  | { type: 'note'; conversation: string; id: string; text: string }
  | { type: 'transfer'; conversation: string; to: string }
  | { type: 'end'; conversation: string };

/** What the desk shows of a conversation in a list. */
export interface ConversationSummary {
  conversation: string;
  state: ConversationState;
  /** The last seq of its log. */
  seq: number;
  locale: string;
  customer?: { id: string; name?: string; tier?: CustomerTier };
  /** The shopper's last words, shortened. */
  preview: string;
  /** ISO time of the last event. */
  at: string;
  /** How many messages of the shopper no agent has read. */
  unread: number;
  page?: ShopperContext;
}
/** A conversation that waits for a person. */
export interface QueueEntry extends ConversationSummary {
  since: string;
  position: number;
  reason: QueueReason;
}
/** A remark among agents; the shopper never sees it. */
export interface AgentNote {
  id: string;
  at: string;
  author: string;
  text: string;
}
/** What the server sends to an agent's client. */
export type DeskServerFrame =
  | {
      type: 'welcome';
      agent: { name: string; role: 'agent' | 'admin'; status: AgentStatus };
      site: string;
      queue: QueueEntry[];
      /** The conversations that are with this agent. */
      conversations: ConversationSummary[];
      agents: { name: string; status: AgentStatus }[];
    }
  | { type: 'queue'; items: QueueEntry[] }
  /** A conversation is now with `agent`; `summary` comes along for that agent. */
  | { type: 'assigned'; conversation: string; agent: string; summary?: ConversationSummary }
  /** The answer to open; the events after what was asked follow, then `live`. */
  | { type: 'opened'; conversation: string; summary: ConversationSummary; notes: AgentNote[] }
  | { type: 'live'; conversation: string }
  | { type: 'event'; conversation: string; event: ConversationEvent }
  | { type: 'note'; conversation: string; note: AgentNote }
  | { type: 'ack'; conversation: string; id: string; event: string; seq: number; at: string }
  | { type: 'typing'; conversation: string; on: boolean }
  | { type: 'agents'; agents: { name: string; status: AgentStatus }[] }
  | { type: 'alarm'; code: string; message: string; conversation?: string }
  | { type: 'error'; code: ErrorCode; message: string; conversation?: string; id?: string };
