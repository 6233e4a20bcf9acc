/** The middle of some numbers; of an even count the mean of the two in the middle. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The value below which the given share of the numbers lies. */
export function percentile(numbers, share) {
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Median, lowest and highest of one figure over the rounds. */
export function over(rounds, figure) {
  const all = rounds.map(figure);
  return { median: median(all), low: Math.min(...all), high: Math.max(...all) };
}
