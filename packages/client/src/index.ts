export type {
  ChatClient,
  ChatClientOptions,
  ChatEvents,
  FileAccess,
  IdentityProblem,
} from './chat-client.ts';
export { createChatClient } from './create-chat-client.ts';
export { createDeskClient } from './create-desk-client.ts';
export type { DeskClient, DeskClientOptions, DeskEvents } from './desk-client.ts';
export type { Identity } from './identity-source.ts';
export type { ClientStorage } from './kept.ts';
export { CONVERSATION, DRAFT, forget, keyOf, OPEN, SOUND, VISITOR } from './kept.ts';
export type { Backoff, RuntimeOptions, SocketConstructor, SocketLike } from './runtime.ts';
export type {
  ChatSnapshot,
  ConnectionState,
  DeliveryState,
  DeskConversation,
  DeskSnapshot,
  PendingMessage,
  TypingState,
} from './snapshot.ts';
export type { KeptTexts } from './storage.ts';
export type { Timers } from './timer.ts';
