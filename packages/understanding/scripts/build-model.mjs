import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

const content = new URL('../content/', import.meta.url);
const dist = new URL('../dist/', import.meta.url);

/** The content files: of each its language, the label its sentences have, and its text. */
export function readContent() {
  return ['zh', 'en'].flatMap((language) =>
    readdirSync(new URL(`${language}/`, content))
      .filter((file) => file.endsWith('.txt'))
      .sort()
      .map((file) => ({
        language,
        label: file.slice(0, -4),
        text: readFileSync(new URL(`${language}/${file}`, content), 'utf8'),
      })),
  );
}

/** What the built-in model is trained with beside the defaults. */
export const trainOptions = { features: { concepts: true }, members: 2, spelling: true };

/**
 * Trains the built-in model with the package's own build and writes it beside it as `model.bin`. Does
 * nothing when the model there was made by the same code of the same sentences.
 */
export async function buildModel() {
  const files = readContent();
  const code = readFileSync(new URL('index.js', dist));
  const key = createHash('sha256')
    .update(code)
    .update(JSON.stringify([files, trainOptions]))
    .digest('hex');
  const [keyFile, modelFile] = [new URL('model.key', dist), new URL('model.bin', dist)];
  if (existsSync(modelFile) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return;
  const built = `${new URL('index.js', dist).href}?${key}`;
  const { joinParts, parseContent, partCount, saveModel } = await import(built);
  const samples = files.flatMap(({ text, label }) => parseContent(text, label));
  const parts = await trainParts(partCount(trainOptions), { built, samples });
  writeFileSync(modelFile, saveModel(joinParts(parts)));
  writeFileSync(keyFile, key);
}

/** Trains the parts in as many threads as there are processors: on two it takes little more than half the time. */
async function trainParts(count, workerData) {
  const left = Array.from({ length: count }, (_, part) => part);
  const parts = [];
  const threads = Array.from({ length: Math.min(count, availableParallelism()) }, async () => {
    const worker = new Worker(new URL('train-part.mjs', import.meta.url), { workerData });
    for (let part = left.shift(); part !== undefined; part = left.shift()) {
      worker.postMessage(part);
      parts[part] = await answerOf(worker);
    }
    await worker.terminate();
  });
  await Promise.all(threads);
  return parts;
}

function answerOf(worker) {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
