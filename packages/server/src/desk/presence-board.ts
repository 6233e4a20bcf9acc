import type { AgentStatus } from '@zaine/protocol';

/** An agent with a socket at a node. */
export interface Present {
  site: string;
  name: string;
  node: string;
  status: AgentStatus;
}

/** Where nodes write who is at their desk. What a node does not renew in time no longer holds. */
export interface PresenceBoard {
  /** `until` in milliseconds since 1970. */
  put(entries: readonly Present[], until: number): Promise<void>;
  remove(entry: Present): Promise<void>;
  /** The status of an agent at every node. */
  setStatus(entry: Present): Promise<void>;
  /** Everybody whose node has spoken in time. */
  read(now: number): Promise<Present[]>;
}
