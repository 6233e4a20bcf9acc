import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { SwarmAnswer, SwarmQuestion } from './swarm-worker.ts';

/** Many clients in processes of their own, so that they do not slow each other or those who count. */
export class Swarm {
  readonly #workers: readonly ChildProcess[];
  #lastId = 0;

  private constructor(workers: readonly ChildProcess[]) {
    this.#workers = workers;
  }

  static async start(processes: number): Promise<Swarm> {
    const workers = Array.from({ length: processes }, () =>
      fork(new URL('swarm-worker.ts', import.meta.url), {
        execArgv: ['--import', 'tsx', '--conditions=@zaine/source'],
      }),
    );
    await Promise.all(workers.map((worker) => once(worker, 'message')));
    return new Swarm(workers);
  }

  /** Connects so many more clients of the SDK, or bare sockets that say hello, perhaps as a known visitor, and nothing else. */
  async open(how: 'client' | 'bare', count: number, url: string, visitor?: string): Promise<void> {
    const share = Math.ceil(count / this.#workers.length);
    await this.#ask((i) => ({ ask: 'open', how, url, visitor, count: Math.min(share, count - i * share) }));
  }

  /** Bare sockets cease to read what comes, or go on. */
  async read(on: boolean): Promise<void> {
    await this.#ask(() => ({ ask: on ? 'read' : 'stall' }));
  }

  /** The codes with which bare sockets were closed. */
  async closeCodes(): Promise<number[]> {
    return (await this.#ask(() => ({ ask: 'closed' }))).flat();
  }

  /** For each client that is connected now, and was connected after `since`, the time when it was. */
  async connectedSince(since: number): Promise<number[]> {
    return (await this.#ask(() => ({ ask: 'connected' }))).flat().filter((at) => at >= since);
  }

  async end(): Promise<void> {
    if (this.#workers.every(({ connected }) => !connected)) return;
    const gone = this.#workers.map((worker) => once(worker, 'exit'));
    for (const worker of this.#workers) worker.disconnect();
    await Promise.all(gone);
  }

  #ask(question: (i: number) => SwarmQuestion): Promise<number[][]> {
    const id = ++this.#lastId;
    return Promise.all(
      this.#workers.map(
        (worker, i) =>
          new Promise<number[]>((resolve, reject) => {
            const hear = ({ id: of, numbers, error }: SwarmAnswer) => {
              if (of !== id) return;
              worker.off('message', hear);
              if (error === undefined) resolve(numbers);
              else reject(new Error(error));
            };
            worker.on('message', hear);
            worker.send({ id, ...question(i) });
          }),
      ),
    );
  }
}
