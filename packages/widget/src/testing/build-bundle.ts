import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OutputOptions, rollup } from 'rollup';
import { inject } from 'vitest';
import { widgetBundle } from '../../rollup.widget.mjs';

/**
 * What a script tag loads, built as a release would and in memory: content by the path it is served under. The first suite
 * of a run builds it, the others read what that one wrote.
 */
export async function buildBundle(): Promise<Map<string, string>> {
  const folder = inject('bundleFolder');
  const kept = join(folder, 'files.json');
  if (existsSync(kept)) return new Map(JSON.parse(readFileSync(kept, 'utf8')) as [string, string][]);
  const files = await build();
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept, JSON.stringify([...files]));
  return files;
}

async function build(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { output, ...input } of widgetBundle()) {
    const bundle = await rollup(input);
    const built = await bundle.generate(output as OutputOptions);
    await bundle.close();
    for (const file of built.output)
      files.set(
        file.fileName === 'zaine.js' ? '/zaine.js' : `/widget/${file.fileName}`,
        file.type === 'chunk' ? file.code : String(file.source),
      );
  }
  return files;
}
