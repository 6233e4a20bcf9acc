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

/** The quantile of the normal distribution for a two-sided interval of 90 %: two one-sided tests at 5 % each. */
const Z90 = 1.645;

/**
 * By how much paired figures differ: the Hodges-Lehmann estimate, which is the median of all means of two differences, and
 * the interval that Wilcoxon's signed-rank test leaves at 90 %, by the normal approximation. For eight pairs and more.
 */
export function shift(differences) {
  const n = differences.length;
  const means = differences
    .flatMap((one, at) => differences.slice(at).map((other) => (one + other) / 2))
    .sort((a, b) => a - b);
  const out = Math.round((n * (n + 1)) / 4 - Z90 * Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24));
  return { estimate: median(means), low: means[out - 1], high: means[means.length - out] };
}

/**
 * Whether a change makes a difference, from rounds of two figures without it and one with it: `same` where the whole interval
 * lies within what two figures without it differ by at the median, `different` where it lies beyond zero without being so
 * small, `open` where there were too few rounds to say.
 */
export function judge(rounds) {
  const margin = median(rounds.map(({ without: [one, other] }) => Math.abs(one - other)));
  const found = shift(rounds.map(({ without: [one, other], changed }) => changed - (one + other) / 2));
  const same = found.low >= -margin && found.high <= margin;
  const beyondZero = found.low > 0 || found.high < 0;
  return { ...found, margin, verdict: same ? 'same' : beyondZero ? 'different' : 'open' };
}
