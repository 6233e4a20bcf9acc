import type { MessageBody } from '@zaine/protocol';
import type { Words } from '../strings/words.ts';

/** What a message says in plain words: what a bubble shows, and what stands in for a card that cannot be drawn. */
export function plainText(body: MessageBody, { text }: Words): string {
  if (body.kind === 'choice') return body.label;
  if (body.kind === 'form') return 'values' in body ? Object.values(body.values).join(text.comma) : body.text;
  if (body.kind === 'file') return text.file;
  // A kind that a newer server knows and this widget does not still carries its text.
  return body.text ?? '';
}
