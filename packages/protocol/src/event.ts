import type { MessageBody, RatingBody } from './body.ts';

/** Who wrote an event. The bot speaks under the shop's name. */
export interface Author {
  role: 'shopper' | 'bot' | 'agent' | 'system';
  name?: string;
}

/** Why a conversation waits for a person. */
export type QueueReason = 'asked' | 'not_understood' | 'rule' | 'out_of_hours' | 'nobody_online';

/** Where a conversation stands. `position` counts from 1 and is that of the moment of the event. */
export type ConversationState =
  | { name: 'bot' }
  | { name: 'queued'; since: string; position: number; reason: QueueReason }
  | { name: 'agent'; agent: string; since: string }
  | { name: 'closed'; at: string; by: 'shopper' | 'agent' | 'system' };

/** What all events have. `seq` grows by one without holes within a conversation; `at` is an ISO time. */
export interface EventBase {
  id: string;
  seq: number;
  at: string;
  author: Author;
}
/** A message. `cid` is the id its sender's client gave it. */
export interface MessageEvent extends EventBase {
  kind: 'message';
  body: MessageBody;
  cid?: string;
}
/** The conversation's state changed. */
export interface StateEvent extends EventBase {
  kind: 'state';
  state: ConversationState;
}
/** The author's side has read everything up to and including `read` (a seq). */
export interface ReadEvent extends EventBase {
  kind: 'read';
  read: number;
}
/** The shopper rated the conversation. */
export interface RatingEvent extends EventBase {
  kind: 'rating';
  body: RatingBody;
  cid?: string;
}
/** The content of an earlier event, `target` (its id), was removed. */
export interface RedactionEvent extends EventBase {
  kind: 'redaction';
  target: string;
}

/** An entry of a conversation's log; everything that lasts is one of these. */
export type ConversationEvent = MessageEvent | StateEvent | ReadEvent | RatingEvent | RedactionEvent;
