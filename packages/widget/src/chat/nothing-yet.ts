import type { ChatSnapshot } from '@zaine/client';

/** What the window shows before a client was made. */
export const nothingYet: ChatSnapshot = {
  connection: 'idle',
  conversation: undefined,
  customer: undefined,
  state: { name: 'bot' },
  events: [],
  pending: [],
  readByOthers: 0,
  readByMe: 0,
  unread: 0,
  typing: undefined,
  queue: undefined,
  shop: undefined,
  home: undefined,
  error: undefined,
};
