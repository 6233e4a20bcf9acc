import type { AgentStatus, DeskServerFrame, MessageEvent } from '@zaine/protocol';
import type { RuntimeOptions } from './runtime.ts';
import type { ConnectionState, DeskSnapshot } from './snapshot.ts';

/** What an agent's client is made from; the browser's cookie signs it in. */
export interface DeskClientOptions extends RuntimeOptions {
  /** The server's origin (`https://chat.example.com`) or the socket itself (`wss://…/v1/desk`). */
  url: string;
}

/**
 * What a desk client tells its listeners: the server's frames by their type, and three more. `event` and
 * `message` come once and in order for each opened conversation, for others as the server sends them.
 */
export type DeskEvents = {
  [Type in DeskServerFrame['type']]: Extract<DeskServerFrame, { type: Type }>;
} & {
  connection: ConnectionState;
  message: { conversation: string; event: MessageEvent };
};

/** An agent's side of the desk. Messages and notes return their id (CID), by which `pending` names them. */
export interface DeskClient {
  readonly snapshot: DeskSnapshot;
  /** Calls `listener` after every change, once per microtask; returns the undo. */
  subscribe(listener: (snapshot: DeskSnapshot) => void): () => void;
  /** Calls `listener` for each occurrence; returns the undo. */
  on<K extends keyof DeskEvents>(name: K, listener: (payload: DeskEvents[K]) => void): () => void;
  connect(): void;
  disconnect(): void;
  setStatus(status: AgentStatus): void;
  /** Follows a conversation's log, across reconnects, until `close`. */
  open(conversation: string): void;
  /** Forgets it in this console; nothing is told to the server. */
  close(conversation: string): void;
  claim(conversation: string): void;
  send(conversation: string, text: string): string;
  /** Sends an uploaded file by its id. */
  sendFile(conversation: string, id: string): string;
  /** A remark that only agents see. */
  note(conversation: string, text: string): string;
  typing(conversation: string, on: boolean): void;
  /** Marks the shopper's messages as read, all of them or up to `seq`. */
  markRead(conversation: string, seq?: number): void;
  /** Hands the conversation to `bot`, `queue` or an agent. */
  transfer(conversation: string, to: string): void;
  end(conversation: string): void;
  /** Sends a refused message or note again. */
  retry(cid: string): void;
  /** Takes an unsent message or note back. */
  discard(cid: string): void;
  dismissAlarm(alarm: DeskSnapshot['alarms'][number]): void;
  dismissError(): void;
}
