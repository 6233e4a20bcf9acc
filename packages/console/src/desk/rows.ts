import type { DeskSnapshot } from '@zaine/client';
import type { ConversationSummary } from '@zaine/protocol';

/** The row `step` away from the selected one, no further than the ends; without a selection the first or last. */
export function neighbour(
  rows: readonly ConversationSummary[],
  selected: string | undefined,
  step: 1 | -1,
): string | undefined {
  const at = rows.findIndex((row) => row.conversation === selected);
  const first = step > 0 ? 0 : rows.length - 1;
  const next = at < 0 ? first : Math.min(Math.max(at + step, 0), rows.length - 1);
  return rows[next]?.conversation;
}

/** What is known of a conversation, wherever the snapshot has it. */
export function summaryOf(snapshot: DeskSnapshot, id: string): ConversationSummary | undefined {
  const listed = [...snapshot.mine, ...snapshot.queue];
  return snapshot.open[id]?.summary ?? listed.find((row) => row.conversation === id);
}
