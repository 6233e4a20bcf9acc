import { codeOf } from './postgres-statements.ts';
import { StoreError } from './store.ts';

/** PostgreSQL's classes for a lost connection, too few resources (disk full among them), and an operator's stop. */
const PASSING = /^(08|53|57P|58)/;

/** What went wrong on PostgreSQL, and whether trying again may help. */
export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const lost = PASSING.test(code) || /^E[A-Z]+$/.test(code) || /connection|timeout/i.test(message);
  return new StoreError(lost ? 'unavailable' : 'broken', message, error);
}
