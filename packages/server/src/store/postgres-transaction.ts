import type pg from 'pg';
import { askSet, changeGuarded, type Part } from './postgres-sets.ts';

/** The socket under a connection of `pg`, which its types leave out. */
type Wire = { connection?: { stream?: { cork?(): void; uncork?(): void } } };

/**
 * A transaction that costs as little as it may. What nobody waits for is put off: if that is all there is, a guarded
 * change with what goes beside it, they become one statement that commits by itself. Otherwise the transaction is
 * begun, and statements leave in a single write to the socket as soon as somebody waits for an answer; a write takes
 * the system 10 to 20 µs, more than putting a statement together does. The connection is pipelined: no statement waits
 * for those before it.
 */
export class PostgresTransaction {
  readonly #client: pg.ClientBase;
  readonly #putOff: Part[] = [];
  readonly #sent: Promise<unknown>[] = [];
  #version: Promise<string | undefined> | undefined;
  #begun = false;
  #held = false;
  /** What went wrong first with a statement that nobody waits for: those behind it only say that something did. */
  #cause: unknown;

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  /** For a set statement that nobody waits for. */
  putOff(part: Part): void {
    this.#putOff.push(part);
  }

  /** For a statement that is not waited for: whether it fails is seen at the commit. Throws what `ask` throws. */
  send(ask: (client: pg.ClientBase) => Promise<unknown>): void {
    this.#keep(ask(this.#open()));
  }

  /** For a statement whose answer is waited for. Rejects as it does, or with what went wrong before it. */
  async ask<Answer>(ask: (client: pg.ClientBase) => Promise<Answer>): Promise<Answer> {
    const asked = ask(this.#open());
    this.#release();
    try {
      return await asked;
    } catch (error) {
      throw this.#cause ?? error;
    }
  }

  /**
   * Makes it durable; returns the version that rows have which it changed under guard, if it did. Rejects with what
   * went wrong first.
   */
  async commit(): Promise<string | undefined> {
    const [change, ...others] = this.#putOff;
    if (!this.#begun && change?.set.guard && !others.some(({ set }) => set.guard))
      return changeGuarded(this.#client, change, others);
    const committed = this.#open().query('commit');
    this.#release();
    const [{ command }] = await Promise.all([committed, ...this.#sent]);
    // What the database answers where something had failed before.
    if (command !== 'COMMIT') throw new Error(`The transaction ended with ${command}.`);
    return this.#version;
  }

  /** Undoes what was done. Rejects where the connection is of no use any more. */
  async rollback(): Promise<void> {
    if (!this.#begun) return;
    const undone = this.#client.query('rollback');
    this.#release();
    await undone;
  }

  /** The connection, once the transaction is begun and what was put off is on its way. */
  #open(): pg.ClientBase {
    if (!this.#held) {
      this.#held = true;
      (this.#client as Wire).connection?.stream?.cork?.();
    }
    if (!this.#begun) {
      this.#begun = true;
      this.#keep(this.#client.query('begin'));
    }
    for (const part of this.#putOff.splice(0)) {
      if (part.set.guard) this.#version = this.#keep(changeGuarded(this.#client, part));
      else this.#keep(askSet(this.#client, part));
    }
    return this.#client;
  }

  #release(): void {
    if (!this.#held) return;
    this.#held = false;
    (this.#client as Wire).connection?.stream?.uncork?.();
  }

  /** That it fails before somebody waits for it is no matter. */
  #keep<Answer>(statement: Promise<Answer>): Promise<Answer> {
    statement.catch((error) => {
      this.#cause ??= error;
    });
    this.#sent.push(statement);
    return statement;
  }
}
