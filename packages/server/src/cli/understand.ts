import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createUnderstander, loadModel } from '@zaine/understanding';
import { modelPath } from '../static-paths.ts';
import { decode, readLines } from '../transfer/read-lines.ts';

/** `zaine understand`: reads a text a line from stdin, writes what it means, a JSON a line, as the lines come. */
export async function understand(): Promise<void> {
  const understander = createUnderstander({ model: loadModel(await readFile(modelPath)) });
  async function* answers() {
    for await (const { text } of readLines(decode(process.stdin))) {
      yield `${JSON.stringify(understander.understand(text, { now: new Date() }))}\n`;
    }
  }
  try {
    await pipeline(Readable.from(answers(), { objectMode: true, highWaterMark: 1 }), process.stdout, {
      end: false,
    });
  } catch (error) {
    // Whoever read the answers has enough of them.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
