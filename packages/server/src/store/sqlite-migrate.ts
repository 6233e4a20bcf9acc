import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type Libsql from 'libsql';
import { migrate } from './migrate.ts';

/** Brings a SQLite file up to date through its open connection, in the thread that owns it. */
export async function migrateSqlite(file: InstanceType<typeof Libsql>): Promise<void> {
  await migrate(kyselyOver(file), 'sqlite');
}

/** SQLite undoes changes of tables like any other: an upgrade happens as a whole or not at all, and waits for the disk once. */
class TransactionalSqlite extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

/** Kysely over an open file, each statement at once. */
export function kyselyOver(file: InstanceType<typeof Libsql>): Kysely<unknown> {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery) {
      return { rows: file.prepare(sql).all(...parameters) as R[] };
    },
    streamQuery() {
      throw new Error('Migrations do not stream.');
    },
  };
  const statement = (sql: string) => async () => void file.exec(sql);
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: statement('begin immediate'),
    commitTransaction: statement('commit'),
    rollbackTransaction: statement('rollback'),
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  return new Kysely<unknown>({
    dialect: {
      createAdapter: () => new TransactionalSqlite(),
      createDriver: () => driver,
      createIntrospector: (kysely) => new SqliteIntrospector(kysely),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}
