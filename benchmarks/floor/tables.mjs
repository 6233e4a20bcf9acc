/** The two tables of floor B: Zaine's columns that a message touches, and only the keys that it cannot do without. */
export const tables = [
  'create table if not exists conversation (id text primary key, seq integer not null, updated_at bigint not null, preview text not null)',
  `create table if not exists event (conversation text not null, seq integer not null, id text not null, cid text,
    data text not null, at bigint not null, primary key (conversation, seq))`,
  'create unique index if not exists event_cid on event (conversation, cid)',
];

/** Conversations made beforehand, named c0, c1, …; a socket gets one of its own. */
export const CONVERSATIONS = 4096;
