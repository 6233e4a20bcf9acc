import pg from 'pg';

/** A database without any table, beside the one of `url`. */
export async function emptyDatabase(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  const made = new URL(url);
  const name = `${made.pathname.slice(1)}_empty`;
  made.pathname = `/${name}`;
  const administer = async (sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await administer(`create database ${name}`);
  return { url: made.href, drop: () => administer(`drop database ${name} with (force)`) };
}
