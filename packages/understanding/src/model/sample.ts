/** A sentence and what it means; `group` says which kind of phrasing it is, for honest held-out figures. */
export interface Sample {
  text: string;
  label: string;
  group?: string;
}

/**
 * Reads a content file: a sentence a line; `# kind` starts a group of one kind of phrasing. Empty lines
 * are passed over.
 */
export function parseContent(content: string, label: string): Sample[] {
  const samples: Sample[] = [];
  let group = 'plain';
  for (const line of content.split('\n')) {
    const text = line.trim();
    if (text.startsWith('#')) group = text.slice(1).trim() || 'plain';
    else if (text !== '') samples.push({ text, label, group });
  }
  return samples;
}

/**
 * A key that changes with any sentence or label: a model trained on these samples can be kept under it.
 * It is a checksum (twice FNV-1a), not a defence against forgery.
 */
export function keyOf(samples: readonly Sample[]): string {
  let [one, two] = [0x811c9dc5, 0x1000193];
  for (const { label, text } of samples) {
    for (const unit of `${label}\u0000${text}\u0001`) {
      const code = unit.codePointAt(0) as number;
      one = Math.imul(one ^ code, 0x01000193);
      two = Math.imul(two ^ code, 0x85ebca6b) ^ (two >>> 13);
    }
  }
  return [one, two].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
