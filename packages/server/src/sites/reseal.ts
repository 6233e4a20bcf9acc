import type { Database } from '../store/schema.ts';
import type { Seal } from './seal.ts';

/** Closes every sealed secret of the store under the current sealing key. `lost` were sealed under one that is not given. */
export async function reseal(db: Database, seal: Seal): Promise<{ sealed: number; lost: number }> {
  const count = { sealed: 0, lost: 0 };
  const again = async (value: string, write: (value: string) => Promise<unknown>) => {
    const text = seal.open(value);
    if (text !== undefined) await write(seal.close(text));
    count[text === undefined ? 'lost' : 'sealed'] += 1;
  };
  const secrets = db.selectFrom('site_secret').select(['id', 'value']).where('kind', '=', 'identity');
  for (const { id, value } of await secrets.execute())
    await again(value, (fresh) =>
      db.updateTable('site_secret').set({ value: fresh }).where('id', '=', id).execute(),
    );
  for (const column of ['secret', 'secret_before'] as const)
    for (const { site, value } of await db
      .selectFrom('shop_link')
      .select(['site', `${column} as value`])
      .execute())
      if (value !== null)
        // Only what was read: a webhook that is set meanwhile is sealed under the current key already.
        await again(value, (fresh) =>
          db
            .updateTable('shop_link')
            .set({ [column]: fresh })
            .where('site', '=', site)
            .where(column, '=', value)
            .execute(),
        );
  return count;
}
