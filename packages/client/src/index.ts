export type {
  ChatSnapshot,
  ConnectionState,
  DeliveryState,
  DeskConversation,
  DeskSnapshot,
  PendingMessage,
  TypingState,
} from './snapshot.ts';
