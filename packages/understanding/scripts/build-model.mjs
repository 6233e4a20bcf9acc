import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const content = new URL('../content/', import.meta.url);

/** All sentences of the content folder, each file's name being its label. */
function readContent(parseContent) {
  return ['zh', 'en'].flatMap((language) =>
    readdirSync(new URL(`${language}/`, content))
      .filter((file) => file.endsWith('.txt'))
      .sort()
      .flatMap((file) => {
        const text = readFileSync(new URL(`${language}/${file}`, content), 'utf8');
        return parseContent(text, file.slice(0, -4));
      }),
  );
}

/** Trains the built-in model with the package's own build and writes it beside it as `model.bin`. */
export async function buildModel() {
  const dist = new URL('../dist/', import.meta.url);
  const { parseContent, saveModel, trainModel } = await import(new URL('index.js', dist).href);
  mkdirSync(dist, { recursive: true });
  writeFileSync(new URL('model.bin', dist), saveModel(trainModel(readContent(parseContent))));
}
