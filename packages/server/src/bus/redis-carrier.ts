import { createClient } from 'redis';
import type { Carrier, Ears } from './relay-bus.ts';

/** The longest wait between tries to connect again, in milliseconds. */
const LONGEST_WAIT = 1000;

/** Carries texts by Redis PUBLISH; `channel` keeps several installations on one Redis apart. */
export function connectRedisCarrier(
  { url, channel }: { url: string; channel: string },
  ears: Ears,
  onError: (error: unknown) => void,
): Carrier {
  const socket = {
    connectTimeout: 3000,
    reconnectStrategy: (tries: number) => Math.min(50 * 2 ** tries, LONGEST_WAIT),
  };
  // Without a queue a text is refused while Redis is away, instead of coming late.
  const speaking = createClient({ url, socket, disableOfflineQueue: true });
  const hearing = createClient({ url, socket });
  for (const client of [speaking, hearing]) client.on('error', onError);
  hearing.on('ready', ears.onGap);
  // Nobody waits for Redis: a node starts without it, and what it misses meanwhile is a gap like any other.
  for (const client of [speaking, hearing]) client.connect().catch(onError);
  hearing.subscribe(channel, (text) => ears.onText(text)).catch(onError);
  return {
    async send(text) {
      await speaking.publish(channel, text);
    },
    async close() {
      hearing.destroy();
      speaking.destroy();
    },
  };
}
