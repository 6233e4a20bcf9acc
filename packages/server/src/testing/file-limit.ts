import { execFileSync } from 'node:child_process';

/** Whether {@link withFileLimit} can do what it says. */
export const limitsFiles = process.platform === 'linux';

/** Does something while no file of this process can become longer than so many bytes: a write takes what still fits, as on a disk that fills up. */
export async function withFileLimit<T>(bytes: number, work: () => Promise<T>): Promise<T> {
  const limit = (soft: number | string) =>
    execFileSync('prlimit', [`--pid=${process.pid}`, `--fsize=${soft}:`]);
  limit(bytes);
  try {
    return await work();
  } finally {
    limit('unlimited');
  }
}
