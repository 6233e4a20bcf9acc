import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { extendModel, loadModel, parseContent, type Sample, saveModel } from '@zaine/understanding';
import type { Lesson } from './knowledge/teacher.ts';

/** How many of the built-in sentences are looked at again, and how many for each new one. */
const FEWEST = 4000;
const FOR_EACH = 12;

function contentOf(folder: string): Sample[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => {
      const label = file.replace(/^.*[\\/]/, '').slice(0, -4);
      return parseContent(readFileSync(join(folder, file), 'utf8'), label);
    });
}

/** Every so manieth sentence, so that all intents and kinds of phrasing are among them. */
function replayOf(content: readonly Sample[], learning: number): Sample[] {
  const stride = Math.max(1, Math.floor(content.length / Math.max(FEWEST, learning * FOR_EACH)));
  return content.filter((_, i) => i % stride === 0);
}

/** The thread in which a shop's sentences are learnt. */
if (parentPort) {
  const { modelPath, contentPath, samples } = workerData as Lesson;
  const replay = replayOf(contentOf(contentPath), samples.length);
  const bytes = saveModel(extendModel(loadModel(readFileSync(modelPath)), samples, { replay }));
  parentPort.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
}
