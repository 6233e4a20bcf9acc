import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

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

/**
 * Trains the built-in model with the package's own build and writes it beside it as `model.bin`. Does
 * nothing when the model there was made by the same code of the same sentences.
 */
export async function buildModel() {
  const files = readContent();
  const code = readFileSync(new URL('index.js', dist));
  const key = createHash('sha256').update(code).update(JSON.stringify(files)).digest('hex');
  const [keyFile, modelFile] = [new URL('model.key', dist), new URL('model.bin', dist)];
  if (existsSync(modelFile) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return;
  const { parseContent, saveModel, trainModel } = await import(`${new URL('index.js', dist).href}?${key}`);
  const samples = files.flatMap(({ text, label }) => parseContent(text, label));
  writeFileSync(
    modelFile,
    saveModel(trainModel(samples, { features: { concepts: true }, members: 2, spelling: true })),
  );
  writeFileSync(keyFile, key);
}
