const HEAD = 480;
const TAIL = 160;

/** A long text by its beginning and its end, where people say what they want; keeps the time of a message bounded. */
export function clip(text: string): string {
  return text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)} ${text.slice(-TAIL)}`;
}
