import type { AgentStatus } from '@zaine/protocol';

/** Who is at the desk of each site. An agent counts while a socket of theirs is open. */
export interface Presence {
  /** An agent's socket opened; returns what to call when it closes. */
  arrive(site: string, name: string, status: AgentStatus): () => void;
  setStatus(site: string, name: string, status: AgentStatus): void;
  /** Everybody with a socket, by name. */
  agents(site: string): { name: string; status: AgentStatus }[];
  /** How many of them take conversations. */
  online(site: string): number;
}

interface Present {
  site: string;
  name: string;
  status: AgentStatus;
  sockets: number;
}

/** Presence within one process; `onChange` is told of every site where somebody came, went or changed status. */
export function createPresence(onChange: (site: string) => void): Presence {
  const present = new Map<string, Present>();
  const keyOf = (site: string, name: string) => `${site}\n${name}`;
  const here = (site: string) => [...present.values()].filter((one) => one.site === site);
  return {
    arrive(site, name, status) {
      const key = keyOf(site, name);
      const one = present.get(key) ?? { site, name, status, sockets: 0 };
      one.sockets += 1;
      present.set(key, one);
      onChange(site);
      return () => {
        one.sockets -= 1;
        if (one.sockets === 0) present.delete(key);
        onChange(site);
      };
    },
    setStatus(site, name, status) {
      const one = present.get(keyOf(site, name));
      if (!one) return;
      one.status = status;
      onChange(site);
    },
    agents: (site) =>
      here(site)
        .map(({ name, status }) => ({ name, status }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    online: (site) => here(site).filter((one) => one.status === 'online').length,
  };
}
