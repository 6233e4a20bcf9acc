/** What of its settings decides how durable a commit is. */
export function postgresSettings(): Promise<Record<string, string>>;
/** Makes an empty database of its own and returns its URL. */
export function makeDatabase(purpose: string): Promise<string>;
/** Drops every database that this run made. */
export function dropDatabases(): Promise<void>;
