/** One figure of a proof, and the bound it has to keep where it has one. */
export interface Finding {
  what: string;
  found: number;
  unit?: string;
  atMost?: number;
  atLeast?: number;
}

/** Something said of Zaine that a run can refute. Both lengths make the same checks. */
export interface Proof {
  /** Heading in the report. */
  title: string;
  /** What has to hold, and how it is tried, in a sentence or two. */
  claim: string;
  /** What it has to be given and was not: it is left out unless it is asked for by a word of its title. */
  needs?: string | undefined;
  /** Why it cannot be tried here. */
  skip?: string | undefined;
  /** The whole proof, a few minutes. */
  long(): Promise<Finding[]>;
  /** What CI runs, a few seconds. */
  short(): Promise<Finding[]>;
}

/** Whether a finding keeps its bound. */
export function holds({ found, atMost, atLeast }: Finding): boolean {
  return (atMost === undefined || found <= atMost) && (atLeast === undefined || found >= atLeast);
}

/** A finding in one line. */
export function lineOf(finding: Finding): string {
  const { what, found, unit, atMost, atLeast } = finding;
  const bounds = [
    ...(atLeast === undefined ? [] : [`at least ${amountOf(atLeast, unit)}`]),
    ...(atMost === undefined ? [] : [`at most ${amountOf(atMost, unit)}`]),
  ];
  const bound = bounds.length > 0 ? ` (${bounds.join(', ')})` : '';
  return `${what}: ${amountOf(found, unit)}${bound}${holds(finding) ? '' : ' FELL SHORT'}`;
}

/** A number as people write it, with its unit. */
export function amountOf(value: number, unit?: string): string {
  const rounded = Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
  return `${rounded}${unit ? ` ${unit}` : ''}`;
}

/** The value below which this share of all lies; 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
