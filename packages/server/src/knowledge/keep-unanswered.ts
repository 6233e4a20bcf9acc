import { lockUnlessErased } from '../conversation/erased.ts';
import type { UnansweredTable } from '../store/schema.ts';
import { rows, type Steps, unit } from '../store/unit.ts';

/** Keeps a question that had no answer, once for its id. By now the one who asked may have been erased. */
export const keepUnanswered = unit(
  'knowledge.keep-unanswered',
  function* (question: UnansweredTable): Steps<null> {
    const { id, site, conversation, text, language, at } = question;
    if (!(yield* lockUnlessErased(site, conversation))) return null;
    yield* rows(
      `insert into unanswered (id, site, conversation, text, language, at) values (?, ?, ?, ?, ?, ?)
       on conflict (id) do nothing`,
      [id, site, conversation, text, language, at],
    );
    return null;
  },
);
