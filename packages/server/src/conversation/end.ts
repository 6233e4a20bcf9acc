import type { ConversationEvent } from '@zaine/protocol';
import { unit } from '../store/unit.ts';
import { append, byConversation, lockConversation, stateChange } from './append.ts';

/** Somebody ends a conversation; an agent only one of their own. */
export interface EndInput {
  site: string;
  conversation: string;
  at: number;
  id: string;
  by: { role: 'shopper' } | { role: 'agent'; name: string };
}

/** `not_assigned`: the conversation is with somebody else. Ending a closed one does nothing. */
export type EndOutput =
  | { result: 'ended'; events: ConversationEvent[] }
  | { result: 'missing' | 'not_assigned' };

/** Closes a conversation. */
export const end = unit<EndInput, EndOutput>(
  'conversation.end',
  function* (input) {
    const head = yield* lockConversation(input.site, input.conversation);
    if (!head) return { result: 'missing' };
    const { by } = input;
    if (by.role === 'agent' && (head.state !== 'agent' || head.agent !== by.name))
      return { result: 'not_assigned' };
    if (head.state === 'closed') return { result: 'ended', events: [] };
    const state = { name: 'closed', at: new Date(input.at).toISOString(), by: by.role } as const;
    const author = by.role === 'agent' ? { author: by.name } : {};
    const { draft, patch } = stateChange(head, state, { id: input.id, role: by.role, ...author });
    // What was under way is over, and an order that a guest had proved is proved anew by whoever comes next.
    const over = { ...patch, dialogue: null };
    return { result: 'ended', events: yield* append(head, { at: input.at, drafts: [draft], patch: over }) };
  },
  byConversation,
);
