/**
 * Ids of conversations begin with the month in which they began (UTC), `2611-` for November 2026: on PostgreSQL the
 * rows of a month lie together, and whoever knows the id knows where. To everybody else an id says nothing.
 */
export type Month = string;

/** The months from the one of `at` (milliseconds since 1970) on. */
export function monthsFrom(at: number, count: number): Month[] {
  const date = new Date(at);
  return Array.from({ length: count }, (_, i) => {
    const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + i));
    return first.toISOString().slice(2, 7).replace('-', '');
  });
}

/** An id for a conversation that begins at `at`; `random` is what nobody can guess. */
export function conversationId(at: number, random: string): string {
  return `${monthsFrom(at, 1)[0]}-${random}`;
}

/** The month in which a conversation began; undefined for ids from before they said so. */
export function monthOf(id: string): Month | undefined {
  return /^(\d\d(?:0[1-9]|1[0-2]))-/.exec(id)?.[1];
}

/** The ids of a month, compared byte by byte: from the first, which is among them, to the second, which is not. */
export function idsOf(month: Month): readonly [from: string, to: string] {
  // The full stop is what comes after the hyphen.
  return [`${month}-`, `${month}.`];
}
