import { PROTOCOL } from '@zaine/protocol';
import { WebSocket } from 'ws';
import { freePort } from '../../packages/server/src/testing/server-process.ts';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/test-server.ts';
import type { StoreUnderTest, TestStore } from '../../packages/server/src/testing/test-store.ts';

/** A server that can be restarted in its place, with an agent at its desk who does as told. */
export class ShopUnderFaults {
  readonly url: string;
  readonly data: TestStore;
  readonly #kind: StoreUnderTest;
  #server: TestServer;
  #desk: WebSocket | undefined;
  #cookie = '';

  private constructor(kind: StoreUnderTest, data: TestStore, server: TestServer) {
    this.#kind = kind;
    this.data = data;
    this.#server = server;
    this.url = server.url;
  }

  static async open(kind: StoreUnderTest): Promise<ShopUnderFaults> {
    const data = await kind.open();
    const server = await startTestServer(kind, { data, env: { PORT: String(await freePort()) } });
    const shop = new ShopUnderFaults(kind, data, server);
    await shop.#signIn();
    return shop;
  }

  /** Stops the server and starts it again at the same address. */
  async restart(): Promise<void> {
    await this.#server.stop();
    const { port } = new URL(this.url);
    this.#server = await startTestServer(this.#kind, { data: this.data, env: { PORT: port } });
    await this.#sitDown();
  }

  /** Sends a frame of the agent; without a desk (a restart) nobody says anything. */
  agentDoes(frame: { type: string; conversation: string; [more: string]: unknown }): void {
    if (this.#desk?.readyState === WebSocket.OPEN) this.#desk.send(JSON.stringify(frame));
  }

  async close(): Promise<void> {
    this.#desk?.terminate();
    await this.#server.stop();
    await this.data.dispose();
  }

  async #signIn(): Promise<void> {
    const response = await fetch(`${this.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'admin', password: this.#server.secrets.adminPassword }),
    });
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    await this.#sitDown();
  }

  async #sitDown(): Promise<void> {
    const headers = { cookie: this.#cookie, origin: this.url };
    const desk = new WebSocket(`${this.url.replace(/^http/, 'ws')}/v1/desk`, PROTOCOL, { headers });
    this.#desk = desk;
    desk.on('error', () => {});
    await new Promise<void>((resolve, reject) => {
      desk.once('open', () => desk.send('{"type":"hello"}'));
      desk.once('message', () => resolve());
      desk.once('close', (code) => reject(new Error(`The desk was closed with ${code}.`)));
    });
  }
}
