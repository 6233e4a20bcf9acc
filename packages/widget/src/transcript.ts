import type { ChatSnapshot } from '@zaine/client';
import { plainText } from './messages/plain-text.ts';
import type { Words } from './strings/words.ts';

/** A conversation as plain text, a line for every message: when, who, what. */
export function transcriptOf({ events }: Pick<ChatSnapshot, 'events'>, words: Words, shop: string): string {
  const removed = new Set(events.flatMap((event) => (event.kind === 'redaction' ? event.target : [])));
  const lines = events.flatMap((event) => {
    if (event.kind !== 'message') return [];
    const at = new Date(event.at).toLocaleString(words.locale);
    const who = event.author.role === 'shopper' ? words.more.you : (event.author.name ?? shop);
    return `[${at}] ${who}: ${removed.has(event.id) ? words.more.removed : plainText(event.body, words)}`;
  });
  return `${shop}\n\n${lines.join('\n')}\n`;
}

/** Hands the conversation to the shopper as a text file. */
export async function saveTranscript(snapshot: ChatSnapshot, words: Words, shop: string): Promise<void> {
  await (await import('./conversation.ts')).loadMore();
  // The mark at the start tells old editors that this is UTF-8.
  const text = new Blob([`\ufeff${transcriptOf(snapshot, words, shop)}`], { type: 'text/plain' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(text);
  link.download = `${shop || 'chat'} ${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
