/** A line without its end, and its number in the text, from 1. */
export interface Line {
  line: number;
  text: string;
}

/** Turns bytes into text as they come; a byte-order mark is dropped. Throws a TypeError on what is not UTF-8, where `strict`. */
export async function* decode(
  stream: AsyncIterable<Uint8Array>,
  { strict = false }: { strict?: boolean } = {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: strict });
  for await (const chunk of stream) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** Cuts text at LF or CRLF, and nowhere else. An end of line at the very end begins no line of its own. */
export async function* readLines(texts: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest = '';
  let line = 0;
  for await (const text of texts) {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield { line: ++line, text: part.replace(/\r$/, '') };
  }
  if (rest !== '') yield { line: ++line, text: rest };
}
