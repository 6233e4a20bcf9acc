import { NONE } from '../model/confidence.ts';
import type { Sample } from '../model/sample.ts';

const OUT_OF_SCOPE = new Set([NONE, 'oos', 'out_of_scope', 'ood']);

/** Reads JSONL lines of `{"text","label","group"?}`. Throws a SyntaxError that names the line which is not one. */
export function parseSamples(jsonl: string): Sample[] {
  const samples: Sample[] = [];
  for (const [index, line] of jsonl.split('\n').entries()) {
    if (line.trim() === '') continue;
    const sample = readLine(line);
    if (!sample) throw new SyntaxError(`Line ${index + 1} is not JSON with "text" and "label".`);
    samples.push(sample);
  }
  return samples;
}

function readLine(line: string): Sample | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return undefined;
    const { text, label, group } = value as Record<string, unknown>;
    if (typeof text !== 'string' || typeof label !== 'string') return undefined;
    return { text, label, ...(typeof group === 'string' && { group }) };
  } catch {
    return undefined;
  }
}

/** The same samples with every label that means "out of scope" as `none`. */
export function joinOutOfScope(samples: readonly Sample[]): Sample[] {
  return samples.map((sample) => (OUT_OF_SCOPE.has(sample.label) ? { ...sample, label: NONE } : sample));
}
