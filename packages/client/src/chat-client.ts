import type {
  AckFrame,
  Attributes,
  Choice,
  ConversationEvent,
  ConversationState,
  ErrorCode,
  ErrorFrame,
  MessageEvent,
  PageContext,
  ShopperBody,
} from '@zaine/protocol';
import type { Identity } from './identity-source.ts';
import type { ClientStorage } from './kept.ts';
import type { RuntimeOptions } from './runtime.ts';
import type { ChatSnapshot, ConnectionState, TypingState } from './snapshot.ts';
import type { KeptTexts } from './storage.ts';

/** What a shopper's client is made from. */
export interface ChatClientOptions extends RuntimeOptions {
  /** The server's origin (`https://chat.example.com`) or the socket itself (`wss://…/v1/chat`). */
  url: string;
  /** The shop's site on that server. */
  site: string;
  /** BCP 47, as `zh-CN`. */
  locale?: string;
  page?: PageContext;
  identity?: Identity;
  /** `localStorage` by default, memory where there is none. */
  storage?: ClientStorage;
  /** False removes what is kept, and keeps everything in memory until {@link ChatClient.setConsent}; true by default. */
  consent?: boolean;
}

/** Why a customer could not be signed in: the page gave no token, or the server refused or no longer takes it. */
export interface IdentityProblem {
  code: 'unavailable' | ErrorCode;
  message: string;
}

/** What a chat client tells its listeners, by name. */
export interface ChatEvents {
  /** An event joined the log; each once and in order, missed ones too. */
  event: ConversationEvent;
  /** The same, messages alone. */
  message: MessageEvent;
  state: ConversationState;
  /** The place in the queue; undefined when no longer queued. */
  queue: ChatSnapshot['queue'];
  typing: TypingState | undefined;
  ack: AckFrame;
  error: ErrorFrame;
  /** The customer could not be signed in; the chat goes on as a visitor's. */
  identity: IdentityProblem;
  connection: ConnectionState;
  /** Another tab logged out, or nothing may be kept any more: nothing is known here either, and the socket is closed. */
  forgotten: undefined;
  /** The log was dropped and comes again from its first event. */
  reset: undefined;
  /** Everything missed has come. */
  live: undefined;
}

/** How to reach the files of a conversation: `POST` to `url` puts one there, `GET url/ID` fetches it. */
export interface FileAccess {
  url: string;
  /** The value of the header `Authorization`. */
  authorization: string;
}

/** A shopper's side of one conversation. Messages return their id (CID), by which `pending` names them. */
export interface ChatClient {
  readonly snapshot: ChatSnapshot;
  /** Texts of this site on this device, kept only as far as the shopper consents; `logout` forgets them. */
  readonly store: KeptTexts;
  /** Calls `listener` after every change, once per microtask; returns the undo. */
  subscribe(listener: (snapshot: ChatSnapshot) => void): () => void;
  /** Calls `listener` for each occurrence; returns the undo. */
  on<K extends keyof ChatEvents>(name: K, listener: (payload: ChatEvents[K]) => void): () => void;
  connect(): void;
  /** Closes the socket; what was written stays in the outbox until the next `connect`. */
  disconnect(): void;
  /** Sends any body; the five calls that follow are this one with less to write. Throws a TypeError where it says nothing of its kind. */
  post(body: ShopperBody): string;
  send(text: string): string;
  choose(choice: Choice): string;
  /** Answers the form that the event `form` asked. */
  submit(form: string, values: Record<string, string>): string;
  rate(score: 1 | 2 | 3 | 4 | 5, text?: string): string;
  /** Where files of this conversation are kept and what opens them; undefined before the first welcome. */
  files(): FileAccess | undefined;
  /** Sends an uploaded file by its id. */
  sendFile(id: string): string;
  /** Sends a refused message again. */
  retry(cid: string): void;
  /** Takes an unsent message back. */
  discard(cid: string): void;
  /** To be called for every keystroke; goes out at most once in 3 s and ends by itself after 5 s. */
  typing(on: boolean): void;
  /** Marks the other side's messages as read, all of them or up to `seq`. */
  markRead(seq?: number): void;
  /** Ends the conversation, at the next connection if there is none now. */
  end(): void;
  /** Says hello again in that language if connected. */
  setLocale(locale: string): void;
  /** The page that the shopper looks at, told at once if connected and with every hello. */
  setPage(page: PageContext): void;
  /** Adds to what the shop's page knows of the shopper; null takes a fact back. */
  setAttributes(attributes: Attributes): void;
  /** Tells that something happened on the page; waits for a connection, at most 50 of them. */
  track(name: string, data?: Attributes): void;
  /** Whether anything may be stored on this device. Without it what is stored is removed and kept in memory alone. */
  setConsent(granted: boolean): void;
  /** Says hello again as that customer if connected. */
  identify(identity: Identity): void;
  /** Forgets visitor, customer, conversation, unsent messages and all else of the site on this device. */
  logout(): void;
}
