import { type OutputOptions, rollup } from 'rollup';
import { widgetBundle } from '../../rollup.widget.mjs';

/** Builds what a script tag loads as a release would, in memory: content by the path it is served under. */
export async function buildBundle(): Promise<Map<string, string>> {
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
