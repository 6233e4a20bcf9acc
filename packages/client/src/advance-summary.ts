import type { ConversationEvent, ConversationSummary, MessageBody } from '@zaine/protocol';

const PREVIEW_LENGTH = 120;

/** A list's entry after `event`; the same entry when it knows that event already. */
export function advanceSummary<S extends ConversationSummary>(summary: S, event: ConversationEvent): S {
  if (event.seq <= summary.seq) return summary;
  const next = { ...summary, seq: event.seq, at: event.at };
  const fromShopper = event.author.role === 'shopper';
  if (event.kind === 'state') next.state = event.state;
  if (event.kind === 'read' && !fromShopper) next.unread = 0;
  if (event.kind === 'message' && fromShopper) {
    next.preview = preview(event.body);
    next.unread++;
  }
  return next;
}

function preview(body: MessageBody): string {
  const text = 'text' in body ? body.text : 'label' in body ? body.label : `[${body.kind}]`;
  return [...text.replace(/\s+/g, ' ')].slice(0, PREVIEW_LENGTH).join('');
}
