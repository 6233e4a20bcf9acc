import type { ConversationEvent } from '@zaine/protocol';
import { unit } from '../store/unit.ts';
import { append, byConversation, lockConversation } from './append.ts';

/** One side has read up to and including `upTo`. */
export interface MarkReadInput {
  site: string;
  conversation: string;
  at: number;
  id: string;
  upTo: number;
  reader: { role: 'shopper' } | { role: 'agent'; name: string };
}

/** Appends a read mark where it moves forward; marks beyond the log mean its end. Returns what was appended. */
export const markRead = unit<MarkReadInput, ConversationEvent[]>(
  'conversation.mark-read',
  function* (input) {
    const head = yield* lockConversation(input.site, input.conversation);
    if (!head) return [];
    const column = input.reader.role === 'shopper' ? 'shopper_read' : 'desk_read';
    const read = Math.min(input.upTo, head.seq);
    if (read <= head[column]) return [];
    const author = input.reader.role === 'agent' ? input.reader.name : undefined;
    const draft = { id: input.id, kind: 'read', role: input.reader.role, author, data: { read } } as const;
    return yield* append(head, { at: input.at, drafts: [draft], patch: { [column]: read } });
  },
  byConversation,
);
