import { rollup } from 'rollup';
import { consolePage } from '../../rollup.console.mjs';

/** Builds the page as a release would, and keeps it in memory: file contents by name. */
export async function buildPage(): Promise<Map<string, string | Uint8Array>> {
  const { output, ...input } = consolePage();
  const bundle = await rollup(input);
  const built = await bundle.generate(output);
  await bundle.close();
  return new Map(
    built.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]),
  );
}
