import type { Words } from '../strings/words.ts';
import type { Happening } from './log-items.ts';

/** The sentence of a quiet line; `me` is called "you". */
export function happeningText(happening: Happening, words: Words, me: string): string {
  const { log } = words;
  if (happening.kind === 'rating') {
    const { score, text } = happening.event.body;
    return text ? `${log.rated(score)} “${text}”` : log.rated(score);
  }
  const { state } = happening;
  switch (state.name) {
    case 'bot':
      return log.toBot;
    case 'queued':
      return log.queued[state.reason];
    case 'agent':
      return state.agent === me ? log.joinedMe : log.joined(state.agent);
    case 'closed':
      return log.closedBy[state.by];
  }
}
