import type { DeskClient } from '@zaine/client';

/** What the console needs of `DeskClient`: a snapshot that changes, and what an agent can do. */
export type Desk = Pick<
  DeskClient,
  | 'snapshot'
  | 'subscribe'
  | 'connect'
  | 'disconnect'
  | 'setStatus'
  | 'open'
  | 'close'
  | 'claim'
  | 'send'
  | 'typing'
  | 'markRead'
  | 'note'
  | 'transfer'
  | 'end'
  | 'retry'
  | 'discard'
  | 'dismissAlarm'
>;
