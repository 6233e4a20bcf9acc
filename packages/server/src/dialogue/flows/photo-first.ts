import { intentChoice } from '../suggestions.ts';
import { humanChoice, type Outcome, type Turn, text } from '../turn.ts';

const MOST_PHOTOS = 9;

/** A photo before a word: it is kept, and asked what it shows. */
export function photoFirst(turn: Turn, file: string): Outcome {
  const { flow, photos = [] } = turn.input.state;
  const choices = [
    ...(['faulty_item', 'wrong_item', 'missing_item'] as const).map((intent) =>
      intentChoice(intent, turn.language),
    ),
    humanChoice(turn),
  ];
  return {
    replies: [text(turn.say(turn.phrases.work.photoFirst), choices)],
    photos: [...photos, file].slice(-MOST_PHOTOS),
    yes: 'human',
    // What was being asked may still be answered, but is not insisted on.
    ...(flow && { flow: { ...flow, optional: true } }),
  };
}
