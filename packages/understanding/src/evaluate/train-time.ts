/** How long training took on the clock and, where it was measured, of the processor. */
export interface TrainTime {
  trainSeconds: number;
  trainCpuSeconds?: number;
}

/** What measures time: the clock and the processor time taken, both in milliseconds. */
interface Clocks {
  now?: () => number;
  cpu?: () => number;
}

/** Starts to measure; what it gives tells the time since. */
export function startWatch({ now = () => performance.now(), cpu }: Clocks): () => TrainTime {
  const [start, worked] = [now(), cpu?.() ?? 0];
  return () => ({
    trainSeconds: (now() - start) / 1000,
    ...(cpu && { trainCpuSeconds: (cpu() - worked) / 1000 }),
  });
}

/** Adds one fold's share to the mean. */
export function addTime(sum: TrainTime, { trainSeconds, trainCpuSeconds }: TrainTime, folds: number): void {
  sum.trainSeconds += trainSeconds / folds;
  if (trainCpuSeconds !== undefined)
    sum.trainCpuSeconds = (sum.trainCpuSeconds ?? 0) + trainCpuSeconds / folds;
}
