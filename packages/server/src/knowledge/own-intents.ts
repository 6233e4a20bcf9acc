import type { OwnIntent } from '@zaine/protocol';
import type { Database } from '../store/schema.ts';
import { createDocuments, type Documents } from './documents.ts';

/** What the shops taught, by site and by intent. */
export type OwnIntents = Documents<OwnIntent>;

/** Own intents in the store. */
export function createOwnIntents(db: Database, now: () => number): OwnIntents {
  return createDocuments(db, 'own_intent', now);
}
