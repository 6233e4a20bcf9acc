import type { AgentNote, ReplyBody } from '@zaine/protocol';
import { append, byConversation, lockToSend } from '../conversation/append.ts';
import { repeated } from '../conversation/append-sent.ts';
import { lockUnlessErased } from '../conversation/erased.ts';
import type { Draft } from '../conversation/event-row.ts';
import { namedFile } from '../conversation/named-file.ts';
import type { SendOutput } from '../conversation/send.ts';
import { row, rows, unit } from '../store/unit.ts';

/** An agent's message in a conversation that is with them. */
export interface AgentSendInput {
  site: string;
  conversation: string;
  at: number;
  agent: string;
  cid: string;
  id: string;
  body: ReplyBody;
}

/** Appends what an agent says, once for each of the client's ids, and only where the conversation is theirs. */
export const agentSend = unit<AgentSendInput, SendOutput>(
  'desk.agent-send',
  function* (input) {
    const cid = `a.${input.agent}:${input.cid}`;
    const head = yield* lockToSend(input, cid);
    const body = yield* namedFile(input, input.body);
    if (!head || !body) return { result: 'missing' };
    const draft: Draft = {
      id: input.id,
      cid,
      kind: 'message',
      role: 'agent',
      author: input.agent,
      data: { body },
    };
    if (head.earlier !== null)
      return yield* repeated(input.conversation, JSON.stringify(draft.data), head.earlier);
    if (head.state !== 'agent' || head.agent !== input.agent) return { result: 'not_assigned' };
    const events = yield* append(head, { at: input.at, drafts: [draft] });
    return { result: 'appended', events, alone: true };
  },
  byConversation,
);

/** A remark for colleagues. */
export interface AddNoteInput {
  site: string;
  conversation: string;
  at: number;
  agent: string;
  cid: string;
  id: string;
  text: string;
}

/** What became of a note; a repeat gives the first one again. */
export type AddNoteOutput = { result: 'noted'; note: AgentNote } | { result: 'missing' | 'conflict' };

/** Keeps a note beside a conversation's log, where the shopper never sees it. */
export const addNote = unit<AddNoteInput, AddNoteOutput>(
  'desk.add-note',
  function* (input) {
    if (!(yield* lockUnlessErased(input.site, input.conversation))) return { result: 'missing' };
    const cid = `${input.agent}:${input.cid}`;
    const sql = 'select id, at, author, text from note where conversation = ? and cid = ?';
    const earlier = yield* row<{ id: string; at: number; author: string; text: string }>(sql, [
      input.conversation,
      cid,
    ]);
    if (earlier && earlier.text !== input.text) return { result: 'conflict' };
    const { id, at, text, agent: author } = input;
    if (!earlier) {
      yield* rows(
        'insert into note (id, site, conversation, cid, author, text, at) values (?, ?, ?, ?, ?, ?, ?)',
        [id, input.site, input.conversation, cid, author, text, at],
      );
    }
    const kept = earlier ?? { id, at, author, text };
    return { result: 'noted', note: { ...kept, at: new Date(kept.at).toISOString() } };
  },
  byConversation,
);
