import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** For a server whose garbage shall be collected before its memory is read. */
export const collectable = {
  NODE_OPTIONS: `--import=${fileURLToPath(new URL('collect-on-signal.mjs', import.meta.url))}`,
};

/** Resident memory of a process in KiB (Linux). */
export async function residentKib(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
}

/** The same once its garbage is collected and the pages have gone back, which takes some rounds. */
export async function collectedKib(pid: number): Promise<number> {
  let last = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 15; round++) {
    process.kill(pid, 'SIGUSR2');
    await pause(700);
    const now = await residentKib(pid);
    if (round > 7 && Math.abs(now - last) < last / 500) return now;
    last = now;
  }
  return last;
}
