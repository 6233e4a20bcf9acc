import { administer } from '../../packages/server/src/testing/template-database.ts';

/** A database without any table, beside the one of `url`, which is a database of the tests. */
export async function emptyDatabase(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  const made = new URL(url);
  const name = `${made.pathname.slice(1)}_empty`;
  made.pathname = `/${name}`;
  await administer((client) => client.query(`create database ${name}`));
  const drop = async () =>
    void (await administer((client) => client.query(`drop database ${name} with (force)`)));
  return { url: made.href, drop };
}
