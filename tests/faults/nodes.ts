import {
  freePort,
  type ServerProcess,
  startServerProcess,
} from '../../packages/server/src/testing/server-process.ts';

/** How long a node may take to come up, with a database that may be away meanwhile, in milliseconds. */
const START_WITHIN = 60_000;

/** Processes that must not outlive this one, whatever ends it. */
const running = new Set<ServerProcess>();
process.once('exit', () => {
  for (const { child } of running) child.kill('SIGKILL');
});

/** Server processes on one store, each on a port of its own that stays the same over restarts. */
export class Nodes {
  readonly urls: readonly string[];
  readonly #env: Record<string, string>;
  readonly #processes: (ServerProcess | undefined)[];

  private constructor(env: Record<string, string>, ports: readonly number[]) {
    this.#env = env;
    this.urls = ports.map((port) => `http://127.0.0.1:${port}`);
    this.#processes = ports.map(() => undefined);
  }

  /** Starts so many, of another version's `build` where that is given; the first alone, since it makes the tables. */
  static async start(count: number, env: Record<string, string>, build?: string): Promise<Nodes> {
    const ports = [];
    for (let i = 0; i < count; i++) ports.push(await freePort());
    const nodes = new Nodes(env, ports);
    await nodes.start(0, build);
    await Promise.all(ports.slice(1).map((_, i) => nodes.start(i + 1, build)));
    return nodes;
  }

  pid(i: number): number {
    return this.#processes[i]?.child.pid ?? 0;
  }

  /** Starts a node, again and again while it ends by itself, as whoever runs servers would. */
  async start(i: number, build?: string): Promise<void> {
    const { port } = new URL(this.urls[i] ?? '');
    for (const giveUp = Date.now() + START_WITHIN; ; ) {
      try {
        const started = await startServerProcess(
          { ...this.#env, PORT: port },
          [],
          build === undefined ? {} : { build },
        );
        running.add(started);
        started.child.once('exit', () => running.delete(started));
        this.#processes[i] = started;
        return;
      } catch (error) {
        if (Date.now() > giveUp) throw error;
      }
    }
  }

  /** Ends a node as a power cut would. */
  async kill(i: number): Promise<void> {
    await this.#processes[i]?.kill();
    this.#processes[i] = undefined;
  }

  /** Asks a node to stop and resolves with its exit code. */
  async stop(i: number): Promise<number | null> {
    const code = (await this.#processes[i]?.stop()) ?? null;
    this.#processes[i] = undefined;
    return code;
  }

  async stopAll(): Promise<void> {
    await Promise.all(this.urls.map((_, i) => this.stop(i)));
  }
}
