import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { administer } from '../testing/template-database.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import type { Notice } from './bus.ts';
import { createLocalBus } from './local-bus.ts';
import { connectPostgresCarrier } from './postgres-carrier.ts';
import { type Carrier, createRelayBus } from './relay-bus.ts';

const postgres = testStores.find(({ name }) => name === 'postgres');
const onError = (error: unknown): void => {
  throw error;
};
/** A look comes every second. */
const SOON = { timeout: 5000, interval: 20 };

describe.skipIf(postgres?.skip)('a node over PostgreSQL', () => {
  let data: TestStore;
  let url: string;
  beforeAll(async () => {
    data = (await postgres?.open()) as TestStore;
    url = data.env.DATABASE_URL as string;
  });
  afterAll(() => data.dispose());

  async function open(node: string, own = url, report = onError) {
    const heard: Notice[] = [];
    const texts = vi.fn();
    let carrier: Carrier | undefined;
    const bus = await createRelayBus({
      local: createLocalBus(onError),
      node,
      onError: report,
      async connect(ears) {
        const made = await connectPostgresCarrier(own, ears, report);
        const send = (text: string) => {
          texts(text);
          return made.send(text);
        };
        carrier = { ...made, send };
        return carrier;
      },
    });
    bus.subscribe((notice) => heard.push(notice));
    return { bus, heard, texts, alone: () => carrier?.alone?.() };
  }

  const tell = (seq: number): Notice => ({ about: 'events', site: 'demo', conversation: 'c1', seq });

  test('says nothing while nobody else hears, and all of it from when another is there', async () => {
    const one = await open('one');
    await vi.waitFor(() => expect(one.alone()).toBe(true), SOON);
    one.bus.publish(tell(1));
    await setTimeout(50);
    expect(one.texts).not.toHaveBeenCalled();
    expect(one.heard).toEqual([tell(1)]);

    const other = await open('other');
    await vi.waitFor(() => expect(one.alone()).toBe(false), { timeout: 500, interval: 5 });
    one.bus.publish(tell(2));
    other.bus.publish(tell(3));
    await vi.waitFor(() => expect(other.heard).toEqual(expect.arrayContaining([tell(2), tell(3)])));
    await vi.waitFor(() => expect(one.heard).toEqual([tell(1), tell(2), tell(3)]));

    await other.bus.close();
    await vi.waitFor(() => expect(one.alone()).toBe(true), SOON);
    await one.bus.close();
  });

  test('says what has gathered before it closes', async () => {
    const [one, other] = [await open('one'), await open('other')];
    one.bus.publish(tell(5));
    await one.bus.close();
    await vi.waitFor(() => expect(other.heard).toEqual([tell(5)]));
    await other.bus.close();
  });

  test('says again that it hears when its connection was lost, and only then that there was a gap', async () => {
    const one = await open('one');
    await vi.waitFor(() => expect(one.alone()).toBe(true), SOON);
    const named = new URL(url);
    named.searchParams.set('application_name', 'other');
    const other = await open('other', named.href, () => {});
    const gap = vi.fn();
    other.bus.onGap(gap);
    await administer((client) =>
      client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = $1 and application_name = 'other' and query = 'listen zaine'`,
        [named.pathname.slice(1)],
      ),
    );
    await vi.waitFor(() => expect(gap).toHaveBeenCalled(), SOON);
    one.bus.publish(tell(6));
    await vi.waitFor(() => expect(other.heard).toContainEqual(tell(6)));
    await one.bus.close();
    await other.bus.close();
  });

  test('finds one that listens without having said so, as an earlier version does', async () => {
    const one = await open('one');
    await vi.waitFor(() => expect(one.alone()).toBe(true), SOON);
    const earlier = new pg.Client({ connectionString: url });
    await earlier.connect();
    const heard: (string | undefined)[] = [];
    earlier.on('notification', ({ payload }) => heard.push(payload));
    await earlier.query('listen zaine');
    await vi.waitFor(() => expect(one.alone()).toBe(false), SOON);
    one.bus.publish(tell(4));
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(JSON.parse(heard[0] as string)).toEqual({ from: 'one', notices: [tell(4)] });
    await earlier.end();
    await one.bus.close();
  });

  test('takes nobody for absent whose statements it may not see', async () => {
    const role = 'zaine_test_sees_little';
    const asAdmin = (statement: string) => administer((client) => client.query(statement));
    await asAdmin(`drop role if exists ${role}`);
    await asAdmin(`create role ${role} login`);
    const own = new URL(url);
    own.username = role;
    const stranger = new pg.Client({ connectionString: url });
    await stranger.connect();
    await stranger.query('select 1');
    const looks = vi.spyOn(pg.Pool.prototype, 'query');
    const one = await open('one', own.href);
    await vi.waitFor(() => expect(looks.mock.results.length).toBeGreaterThan(2), SOON);
    const [look] = await Promise.all(
      looks.mock.results.slice(-1).map(({ value }) => value as Promise<pg.QueryResult>),
    );
    expect(look?.rows[0].others).toBeGreaterThan(0);
    expect(one.alone()).toBe(false);
    looks.mockRestore();
    await stranger.end();
    await one.bus.close();
    await asAdmin(`drop role ${role}`);
  });
});
