import type { ConversationTable } from '../store/schema.ts';
import type { Steps } from '../store/unit.ts';
import { lockConversation } from './append.ts';

/** Stands where a person stood who was erased; nobody's id, so nothing is theirs again. */
export const ERASED = '(erased)';

/** Whether a conversation is one whose customer was erased; holds it until the unit ends, so that this stays as it is. */
export function* wasErased(site: string, id: string): Steps<boolean> {
  return (yield* lockConversation(site, id))?.visitor === ERASED;
}

/** Like {@link lockConversation}, for who would keep something of the shopper: an erased conversation is not there. */
export function* lockUnlessErased(site: string, id: string): Steps<ConversationTable | undefined> {
  const head = yield* lockConversation(site, id);
  return head?.visitor === ERASED ? undefined : head;
}
