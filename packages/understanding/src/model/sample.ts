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
