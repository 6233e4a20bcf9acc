import type { Kysely } from 'kysely';
import type { BackRoomSchema } from './back-room-schema.ts';

/** Milliseconds since 1970; a bigint column on PostgreSQL, read as a number on both stores. */
type Millis = number;
/** JSON text. */
type Json = string;

/** One shop this server serves. */
export interface SiteTable {
  id: string;
  settings: Json;
  /** SHA-256 of the REST key, hex; null where the environment gives the key. */
  api_key_hash: string | null;
  /** Signs customers; null where the environment gives it. */
  identity_secret: string | null;
  created_at: Millis;
}

/** A browser (or any client) of a shopper, known by its token. */
export interface VisitorTable {
  id: string;
  site: string;
  /** SHA-256 of the token, hex. */
  token_hash: string;
  /** The customer whose identity this visitor showed last. */
  customer: string | null;
  /** Until when the token alone stands for that customer. */
  customer_until: Millis | null;
  created_at: Millis;
  /** When the token was made, or was first shown where it took another one's place. */
  token_at: Millis;
  /** Since when nothing opens what is theirs: their tokens were withdrawn. */
  revoked_at: Millis | null;
}

/** A token of a visitor beside their current one, see `conversation/visitor-token.ts`. */
export interface TokenRenewalTable {
  site: string;
  /** SHA-256 of the token, hex. */
  token_hash: string;
  visitor: string;
  /** With the older of the two tokens it makes the newer one. */
  salt: string;
  /** Of the one before, until when it counts; null is the one to come, which nobody has shown yet. */
  until: Millis | null;
}

/** A presented identity token and the visitor it belongs to from then on. */
export interface IdentityUseTable {
  site: string;
  jti: string;
  visitor: string;
  expires_at: Millis;
}

/** The head of a conversation's log; the row is the lock of its turn. */
export interface ConversationTable {
  id: string;
  site: string;
  visitor: string;
  customer: string | null;
  locale: string;
  /** The state's name; `state_data` holds the whole union member. */
  state: 'bot' | 'queued' | 'agent' | 'closed';
  state_data: Json;
  agent: string | null;
  queued_at: Millis | null;
  /** Seq of the last event. */
  seq: number;
  /** Seq of the last shopper message that wants the bot's answer. */
  asked: number;
  /** Seq of the last shopper message the bot has dealt with. */
  answered: number;
  /** Messages that may be sent at once at `allowance_at`; grows with time up to the burst. */
  allowance: number;
  allowance_at: Millis;
  shopper_read: number;
  desk_read: number;
  dialogue: Json | null;
  page: Json | null;
  /** The shopper's last words, shortened. */
  preview: string;
  created_at: Millis;
  updated_at: Millis;
}

/** An entry of a conversation's log. */
export interface EventTable {
  conversation: string;
  seq: number;
  site: string;
  id: string;
  /** The sender's own id with its role in front; what makes a repeat recognisable. */
  cid: string | null;
  kind: 'message' | 'state' | 'read' | 'rating' | 'redaction';
  role: 'shopper' | 'bot' | 'agent' | 'system';
  author: string | null;
  /** What the kind carries: body, state, read or target. */
  data: Json;
  at: Millis;
}

/** A remark among agents. */
export interface NoteTable {
  id: string;
  site: string;
  conversation: string;
  cid: string;
  author: string;
  text: string;
  at: Millis;
}

/** A person who answers. */
export interface AgentTable {
  site: string;
  name: string;
  role: 'agent' | 'admin';
  /** argon2id. */
  password_hash: string;
  status: 'online' | 'away';
  created_at: Millis;
}

/** A signed-in browser of an agent. */
export interface AgentSessionTable {
  token_hash: string;
  site: string;
  agent: string;
  expires_at: Millis;
}

/** An agent with a socket at a node, while the node says so. */
export interface AgentPresenceTable {
  site: string;
  agent: string;
  node: string;
  status: 'online' | 'away';
  expires_at: Millis;
}

/** A customer of the shop. */
export interface CustomerTable {
  site: string;
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  tier: string | null;
  updated_at: Millis;
}

/** An order; `data` is the whole order without its parcels. */
export interface OrderTable {
  site: string;
  number: string;
  customer: string;
  placed_at: Millis;
  status: string;
  phone: string | null;
  data: Json;
  updated_at: Millis;
}

/** A parcel of an order; `data` is the whole parcel. */
export interface ParcelTable {
  site: string;
  order_number: string;
  tracking: string;
  status: string;
  data: Json;
  created_at: Millis;
  updated_at: Millis;
}

/** A page of the knowledge base; `data` is the whole article. */
export interface ArticleTable {
  site: string;
  id: string;
  data: Json;
  updated_at: Millis;
}

/** What a shop teaches about one intent; `data` is the whole of it. */
export interface OwnIntentTable {
  site: string;
  id: string;
  data: Json;
  updated_at: Millis;
}

/** Failed tries of guests to prove an order, by order and by network address. */
export interface GuestTryTable {
  site: string;
  /** `order:NUMBER` or `address:IP`. */
  subject: string;
  tries: number;
  /** When the count starts again. */
  until: Millis;
}

/** A question that found no answer, for the shop to read. */
export interface UnansweredTable {
  id: string;
  site: string;
  conversation: string;
  text: string;
  language: string;
  at: Millis;
}

/** Facts about the store itself, such as its epoch. */
export interface MetaTable {
  key: string;
  value: string;
}

/** A file somebody sent; its bytes are in `file_content` or in the data folder. */
export interface FileTable {
  id: string;
  site: string;
  conversation: string;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  /** Of an image, in pixels. */
  width: number | null;
  height: number | null;
  role: 'shopper' | 'agent';
  author: string | null;
  created_at: Millis;
}

/** The bytes of files, on PostgreSQL alone. */
export interface FileContentTable {
  id: string;
  data: Uint8Array;
}

/** How much of an allowance is used: a token bucket that all nodes share. */
export interface ThrottleTable {
  /** SHA-256 of what is counted, hex: what people type as their name may be their password. */
  subject: string;
  level: number;
  at: Millis;
}

/** A secret of a site that the environment does not name. */
export interface SiteSecretTable {
  id: string;
  site: string;
  kind: 'api_key' | 'identity';
  /** Of a key its SHA-256 in hex; of an identity secret its sealed text. */
  value: string;
  created_at: Millis;
  /** Null for the current one. */
  expires_at: Millis | null;
}

/** What a shopper agreed to or refused, and when. */
export interface ConsentTable {
  id: string;
  site: string;
  conversation: string;
  visitor: string;
  customer: string | null;
  /** The name or version of what was shown to them. */
  policy: string;
  given: number;
  at: Millis;
}

/** Who did what; the store itself refuses to change or delete an entry. */
export interface AuditTable {
  id: string;
  site: string;
  at: Millis;
  action: string;
  /** `agent:NAME`, `key`, `cli` or `system`. */
  actor: string;
  /** What it was about: an id, or the hash of one that stands for a person. */
  subject: string | null;
  detail: Json;
}

/** The place of an entry in the audit trail of its site, see `audit/chain.ts`. */
export interface AuditLinkTable {
  site: string;
  /** From 1, without holes. */
  seq: number;
  /** Of the entry. */
  id: string;
  /** SHA-256 over the hash before and the entry, hex. */
  hash: string;
}

/** A conversation that nobody has touched for long; see `conversation/archive.ts`. */
export interface ArchiveTable {
  conversation: string;
  site: string;
  visitor: string;
  customer: string | null;
  begun_at: Millis;
  updated_at: Millis;
  events: number;
  /** Its rows, compressed, in base64. */
  data: string;
}

/** All tables. */
export interface Schema extends BackRoomSchema {
  meta: MetaTable;
  site: SiteTable;
  visitor: VisitorTable;
  token_renewal: TokenRenewalTable;
  identity_use: IdentityUseTable;
  conversation: ConversationTable;
  event: EventTable;
  note: NoteTable;
  agent: AgentTable;
  agent_session: AgentSessionTable;
  agent_presence: AgentPresenceTable;
  customer: CustomerTable;
  shop_order: OrderTable;
  parcel: ParcelTable;
  article: ArticleTable;
  own_intent: OwnIntentTable;
  guest_try: GuestTryTable;
  unanswered: UnansweredTable;
  file: FileTable;
  file_content: FileContentTable;
  throttle: ThrottleTable;
  site_secret: SiteSecretTable;
  consent: ConsentTable;
  audit: AuditTable;
  audit_link: AuditLinkTable;
  archive: ArchiveTable;
}

/** Typed access to the tables. */
export type Database = Kysely<Schema>;
