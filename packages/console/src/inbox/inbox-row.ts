import type { DeskConversation } from '@zaine/client';
import type { ConversationSummary, QueueEntry } from '@zaine/protocol';
import { html, type TemplateResult } from 'lit';
import { waitedSeconds, waitingSince, waitLevel, waitText } from '../desk/waiting.ts';
import { icon, tierMark } from '../look/icons.ts';
import { clockTime, customerName, dayName } from '../strings/format.ts';
import type { Words } from '../strings/words.ts';

/** What a row is drawn with. */
export interface RowContext {
  words: Words;
  now: number;
  selected: string | undefined;
  select: (conversation: string) => void;
}

/** A customer who waits: since when, why, and in which place. */
export function queueRow(entry: QueueEntry, context: RowContext): TemplateResult {
  const { words, now } = context;
  const seconds = waitedSeconds(entry.since, now);
  return row(entry, context, {
    bold: true,
    time: waitTime(seconds, waitLevel(seconds, entry.reason), words),
    line: entry.preview,
    about: [words.inbox.reasons[entry.reason], entry.page?.title],
    right: words.inbox.position(entry.position),
  });
}

/** An own conversation: what was said last, and how long the customer has waited for the next word. */
export function mineRow(
  summary: ConversationSummary,
  context: RowContext & { open: DeskConversation | undefined },
): TemplateResult {
  const { words, now, open } = context;
  const unread = summary.unread > 0;
  const since = open?.events.length ? waitingSince(open.events) : unread ? summary.at : undefined;
  const seconds = since ? waitedSeconds(since, now) : 0;
  return row(summary, context, {
    bold: unread,
    time: since ? waitTime(seconds, waitLevel(seconds), words) : calmTime(summary.at, now, words),
    line: open?.typing ? words.inbox.typing : summary.preview,
    about: [summary.page?.title],
    right: unread ? words.inbox.unread(summary.unread) : '',
  });
}

interface RowParts {
  bold: boolean;
  time: TemplateResult;
  line: string;
  about: (string | undefined)[];
  right: string;
}

function row(summary: ConversationSummary, context: RowContext, parts: RowParts): TemplateResult {
  const { words, selected, select } = context;
  const { conversation, customer } = summary;
  return html`<li>
    <button
      class="row ${parts.bold ? 'bold' : ''}"
      data-conversation=${conversation}
      aria-current=${conversation === selected ? 'true' : 'false'}
      @click=${() => select(conversation)}
    >
      <span class="first">
        <span class="name clip">${customerName(summary, words)}</span>
        ${tierMark(customer?.tier, words.inbox.tiers[customer?.tier ?? 'ordinary'])}${parts.time}
      </span>
      <span class="second clip">${parts.line}</span>
      <span class="third">
        ${icon('bubble', 12)}<span class="clip grow">${dotted(parts.about)}</span>
        ${parts.right ? html`<span class="right">${parts.right}</span>` : undefined}
      </span>
    </button>
  </li>`;
}

function waitTime(seconds: number, level: string, words: Words): TemplateResult {
  const text = waitText(seconds, words);
  return html`<span class="time ${level}"
    ><span class="unseen">${words.inbox.waitingFor('')}</span>${text}</span
  >`;
}

function calmTime(iso: string, now: number, words: Words): TemplateResult {
  const day = dayName(iso, now, words);
  return html`<span class="time calm">${day === words.today ? clockTime(iso, words) : day}</span>`;
}

function dotted(parts: (string | undefined)[]) {
  return parts
    .filter(Boolean)
    .map((part, index) => html`<span class=${index > 0 ? 'dotted' : ''}>${part}</span>`);
}
