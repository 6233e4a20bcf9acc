import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP wire to a service, with its own address, that can be cut, mended, and frozen. */
export interface Wire {
  port: number;
  /** The same address with this wire's host and port. */
  through(url: string): string;
  /** Ends what goes through and lets nothing new in. */
  cut(): void;
  mend(): void;
  /** Half-open: nothing that goes through now gets any further, and neither end is told. */
  freeze(): void;
  /** How many frozen connections the service's side has given up. */
  readonly givenUpByFar: number;
  close(): void;
}

/** Lays a wire; `ports` names for each connection the ports to try, in order. */
export async function createWire(ports: () => readonly number[]): Promise<Wire> {
  const pairs = new Set<[Socket, Socket]>();
  const frozen = new Set<Socket>();
  let isCut = false;
  let givenUp = 0;

  const server = createServer((near) => {
    near.on('error', () => {});
    if (isCut) return void near.destroy();
    join(near, ports());
  });

  function join(near: Socket, [port, ...others]: readonly number[]): void {
    if (port === undefined) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    far.once('error', () => join(near, others));
    far.once('connect', () => {
      if (isCut || near.destroyed) return void [near, far].map((end) => end.destroy());
      far.on('error', () => {});
      const pair: [Socket, Socket] = [near, far];
      pairs.add(pair);
      near.pipe(far).pipe(near);
      far.once('close', () => {
        pairs.delete(pair);
        if (frozen.has(far)) givenUp += 1;
        else near.destroy();
      });
      near.once('close', () => {
        if (!frozen.has(near)) far.destroy();
      });
    });
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const endAll = () => {
    for (const pair of pairs) for (const end of pair) end.destroy();
  };
  return {
    port,
    through(url) {
      const through = new URL(url);
      through.host = `127.0.0.1:${port}`;
      return through.href.replace(/\/$/, url.endsWith('/') ? '/' : '');
    },
    cut() {
      isCut = true;
      endAll();
    },
    mend() {
      isCut = false;
    },
    freeze() {
      for (const [near, far] of pairs) {
        near.unpipe(far).resume();
        far.unpipe(near).resume();
        frozen.add(near).add(far);
      }
    },
    get givenUpByFar() {
      return givenUp;
    },
    close() {
      server.close();
      endAll();
    },
  };
}
