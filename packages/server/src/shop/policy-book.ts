import type { Store } from '../store/store.ts';
import { row, type SetStatement, type Steps, unit } from '../store/unit.ts';
import { defaultPolicies, type Policies, type PolicyBook, type VersionedPolicies } from './policies.ts';

/** What a shop says about its policies: the fields it names, nested ones one by one. */
export type PolicyPatch = {
  [Name in keyof Policies]?: Policies[Name] extends number | boolean
    ? Policies[Name]
    : Partial<Policies[Name]>;
};

/** One version as it was set. */
export interface PolicyVersion {
  version: number;
  at: string;
  /** `key`, or an agent's name. */
  author: string;
  policies: VersionedPolicies;
}

/** Policies that can be changed; every change is a version that stays readable. */
export interface EditablePolicyBook extends PolicyBook {
  patch(site: string, patch: PolicyPatch, author: string): Promise<VersionedPolicies>;
  /** Latest first. */
  versions(site: string, limit?: number): Promise<PolicyVersion[]>;
}

interface PatchInput {
  site: string;
  patch: PolicyPatch;
  author: string;
  now: number;
}
interface Kept {
  version: number;
  data: string;
}

/** Adds a version; two at once become two, one after the other. */
export const patchPoliciesUnit = unit('shop.patchPolicies', function* (input: PatchInput): Steps<Kept> {
  const { site, patch, author, now } = input;
  const last = yield* row<Kept>(
    'select version, data from policy where site = ? order by version desc limit 1',
    [site],
  );
  const data = JSON.stringify(merged(last ? JSON.parse(last.data) : {}, patch));
  const version = (last?.version ?? 0) + 1;
  yield* row('insert into policy (site, version, data, author, at) values (?, ?, ?, ?, ?)', [
    site,
    version,
    data,
    author,
    now,
  ]);
  return { version, data };
});

const latest: SetStatement = {
  one: 'select version, data from policy where site = ?1 order by version desc limit 1',
  many: `select given.n, p.version, p.data from given cross join lateral (
      select version, data from policy where site = given.site order by version desc limit 1) p`,
  columns: { site: 'text' },
  rank: 0,
};

const defaults: VersionedPolicies = { version: 0, ...defaultPolicies };

/** The policies of every site over a store: defaults, and what the shop has said instead. */
export function createPolicyBook(
  store: Pick<Store, 'db' | 'run' | 'read'>,
  now: () => number,
): EditablePolicyBook {
  const read = (site: string) =>
    store.db.selectFrom('policy').selectAll().where('site', '=', site).orderBy('version', 'desc');
  return {
    async policiesOf(site) {
      const [last] = await store.read<Kept>(latest, [site]);
      return last ? asPolicies(last) : defaults;
    },
    async patch(site, patch, author) {
      return asPolicies(await store.run(patchPoliciesUnit, { site, patch, author, now: now() }));
    },
    async versions(site, limit = 20) {
      const found = await read(site).limit(limit).execute();
      return found.map((each) => ({
        version: each.version,
        at: new Date(each.at).toISOString(),
        author: each.author,
        policies: asPolicies(each),
      }));
    },
  };
}

function asPolicies({ version, data }: Kept): VersionedPolicies {
  return { version, ...(merged(defaultPolicies, JSON.parse(data)) as Policies) };
}

/** Later fields win; one level of nesting is merged field by field. */
function merged(before: object, patch: object): object {
  const entries = Object.entries(patch).map(([name, value]) => {
    const earlier = (before as Record<string, unknown>)[name];
    return [name, isRecord(value) ? { ...(isRecord(earlier) && earlier), ...value } : value];
  });
  return { ...before, ...Object.fromEntries(entries) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
