import type { Database } from '../store/schema.ts';
import type { PresenceBoard } from './presence-board.ts';

/** A board in the store's own tables. */
export function createStorePresenceBoard(db: Database): PresenceBoard {
  return {
    async put(entries, until) {
      if (entries.length === 0) return;
      await db
        .insertInto('agent_presence')
        .values(
          entries.map(({ site, name, node, status }) => ({
            site,
            agent: name,
            node,
            status,
            expires_at: until,
          })),
        )
        .onConflict((conflict) =>
          conflict.columns(['site', 'agent', 'node']).doUpdateSet((eb) => ({
            expires_at: eb.ref('excluded.expires_at'),
            status: eb.ref('excluded.status'),
          })),
        )
        .execute();
    },
    async remove({ site, name, node }) {
      await db
        .deleteFrom('agent_presence')
        .where('site', '=', site)
        .where('agent', '=', name)
        .where('node', '=', node)
        .execute();
    },
    async setStatus({ site, name, status }) {
      await db
        .updateTable('agent_presence')
        .set({ status })
        .where('site', '=', site)
        .where('agent', '=', name)
        .execute();
    },
    async read(now) {
      await db.deleteFrom('agent_presence').where('expires_at', '<=', now).execute();
      const rows = await db.selectFrom('agent_presence').selectAll().execute();
      return rows.map(({ site, agent, node, status }) => ({ site, name: agent, node, status }));
    },
  };
}
