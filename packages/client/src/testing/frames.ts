import type { ConversationState, MessageEvent, StateEvent, WelcomeFrame } from '@zaine/protocol';

const AT = '2026-11-23T03:00:00.000Z';

/** A welcome to conversation `c-1`, its fields replaceable. */
export function welcome(fields: Partial<WelcomeFrame> = {}): WelcomeFrame {
  const state: ConversationState = { name: 'bot' };
  return { type: 'welcome', conversation: 'c-1', visitor: 'v-1', epoch: 'e-1', seq: 0, state, ...fields };
}

/** A message event, the bot's unless told otherwise; its text tells its seq. */
export function message(seq: number, fields: Partial<MessageEvent> = {}): MessageEvent {
  const body = { kind: 'text', text: `message ${seq}` } as const;
  return { id: `event-${seq}`, seq, at: AT, author: { role: 'bot' }, kind: 'message', body, ...fields };
}

/** A state event. */
export function stateEvent(seq: number, state: ConversationState): StateEvent {
  return { id: `event-${seq}`, seq, at: AT, author: { role: 'system' }, kind: 'state', state };
}

/** The frame that carries `event`. */
export function eventFrame<E extends object>(event: E): { type: 'event'; event: E } {
  return { type: 'event', event };
}
