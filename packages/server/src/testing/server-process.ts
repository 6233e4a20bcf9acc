import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('../../../../', import.meta.url));

/** The built server in a process of its own, which can be killed. */
export interface ServerProcess {
  url: string;
  child: ChildProcess;
  /** Ends it at once, as a power cut would (SIGKILL). */
  kill(): Promise<void>;
  /** Asks it to stop (SIGTERM); resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** A port nobody uses just now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

/**
 * Starts `zaine start` from the build and waits until it says where it is. `fileLimit` is the largest file it may write,
 * in KiB, until somebody raises that; `build` is the folder of another version.
 */
export async function startServerProcess(
  env: Record<string, string>,
  args: string[] = [],
  { fileLimit, build = here }: { fileLimit?: number; build?: string } = {},
): Promise<ServerProcess> {
  const clean = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' };
  const command = [process.execPath, join(build, 'packages/server/bin/zaine.mjs'), 'start', ...args];
  // With the signal ignored, a write beyond the limit fails like one on a full disk.
  const limited = ['bash', '-c', `trap '' XFSZ; ulimit -S -f ${fileLimit}; exec "$@"`, 'bash', ...command];
  const [program = '', ...rest] = fileLimit === undefined ? command : limited;
  const child = spawn(program, rest, { env: { ...clean, ...env } });
  let output = '';
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const url = /(http:\/\/\S+)\/console\//.exec(output)?.[1];
      if (url) resolve(url);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
  });
  const exited = once(child, 'exit');
  return {
    url: await ready,
    child,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
  };
}
