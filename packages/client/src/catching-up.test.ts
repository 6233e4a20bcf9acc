import type { ChatClientFrame, ConversationEvent } from '@zaine/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createChatClient } from './create-chat-client.ts';
import { createFakeNetwork, type FakeSocket } from './testing/fake-network.ts';
import { FakeTime } from './testing/fake-time.ts';
import { eventFrame, message, welcome } from './testing/frames.ts';
import { MemoryStorage } from './testing/memory-storage.ts';

/** What befalls the next events of the log on their way to the client. */
type Accident = 'pass' | 'drop' | 'double' | 'swap' | 'late' | 'cut' | 'deaf';

const accidents = fc.array(
  fc.constantFrom<Accident>('pass', 'pass', 'pass', 'drop', 'double', 'swap', 'late', 'cut', 'deaf'),
  { minLength: 1, maxLength: 40 },
);

/** A server whose log grows by one with every accident; `deaf` makes it overhear the next pull. */
class AccidentalServer {
  readonly log: ConversationEvent[] = [];
  deaf = 0;
  #socket: FakeSocket | undefined;
  #late: ConversationEvent[] = [];

  serve(socket: FakeSocket): void {
    this.#socket = socket;
    socket.answer = (frame) => this.#answer(frame as ChatClientFrame, socket);
    socket.open();
  }

  happen(accident: Accident): void {
    const event = message(this.log.length + 1);
    this.log.push(event);
    if (accident === 'late') this.#late.push(event);
    else if (accident === 'deaf') this.deaf++;
    else if (accident === 'cut') this.#socket?.drop();
    else if (accident !== 'drop') this.#deliver(accident, event);
  }

  #deliver(accident: Accident, event: ConversationEvent): void {
    if (accident === 'swap') this.#send(...this.#late.splice(0).reverse());
    this.#send(event);
    if (accident === 'double') this.#send(event, ...this.log.slice(-3));
  }

  #answer(frame: ChatClientFrame, socket: FakeSocket): void {
    if (socket !== this.#socket) return;
    if (frame.type === 'pull' && this.deaf-- > 0) return;
    if (frame.type === 'hello') socket.receive(welcome({ seq: this.log.length }));
    if (frame.type !== 'hello' && frame.type !== 'pull') return;
    this.#send(...this.log.slice(frame.after ?? 0));
    socket.receive({ type: 'live' });
  }

  #send(...events: ConversationEvent[]): void {
    this.#socket?.receive(...events.map(eventFrame));
  }
}

test('whatever is lost, doubled, swapped or cut off on the way, the transcript ends up as the log', async () => {
  await fc.assert(
    fc.asyncProperty(accidents, async (schedule) => {
      const time = new FakeTime();
      const { WebSocket, sockets } = createFakeNetwork();
      const server = new AccidentalServer();
      const storage = new MemoryStorage();
      const client = createChatClient({
        ...{ url: 'ws://shop.test', site: 'demo', storage, WebSocket },
        ...{ timers: time, now: time.now, random: () => 0.5 },
      });
      const joined: number[] = [];
      client.on('event', ({ seq }) => joined.push(seq));
      client.subscribe(({ events }) =>
        expect(events.every(({ seq }, index) => seq === index + 1)).toBe(true),
      );
      let served = 0;
      const serveNew = () => {
        for (; served < sockets.length; served++) server.serve(sockets[served] as FakeSocket);
      };
      client.connect();
      for (const accident of schedule) {
        serveNew();
        server.happen(accident);
        await time.pass(400);
      }
      // Long enough for the probe of a quiet link, which finds what was lost without leaving a hole.
      for (let second = 0; second < 90; second++) {
        serveNew();
        await time.pass(1_000);
      }
      expect(client.snapshot.events).toEqual(server.log);
      expect(joined).toEqual(server.log.map(({ seq }) => seq));
      client.disconnect();
    }),
    { numRuns: 150 },
  );
});
