import type { DeskClient, DeskClientOptions } from './desk-client.ts';

/** Makes an agent's client; nothing happens before `connect`. Throws a TypeError for a url that is none. */
export function createDeskClient(_options: DeskClientOptions): DeskClient {
  throw new Error('later');
}
