import { z } from 'zod';
import { ShopUnreachable } from '../shop-unreachable.ts';
import type { ShopAnswer, ShopCall } from './shop-calls.ts';

/** Asks Vendure's Admin API; a query is safe to repeat, a mutation is not. */
export type AskVendure = (
  query: string,
  variables?: Record<string, unknown>,
) => Promise<Record<string, unknown>>;

/** An administrator whose role may read and update orders, and read customers and the catalogue. */
export interface VendureAccount {
  name: string;
  password: string;
}

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }),
    )
    .optional(),
});

const LOGIN = `mutation ($name: String!, $password: String!) {
  login(username: $name, password: $password) { __typename ... on ErrorResult { message } }
}`;

/** Speaks GraphQL in a bearer session, which is opened again when it has ended. Errors come as HTTP 200. */
export function createVendureApi(
  call: (request: ShopCall) => Promise<ShopAnswer>,
  account: VendureAccount,
): AskVendure {
  let token: string | undefined;

  async function post(query: string, variables: Record<string, unknown>) {
    const answer = await call({
      method: 'POST',
      path: '',
      body: { query, variables },
      repeat: query.trimStart().startsWith('query'),
      ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
    });
    const fresh = answer.headers['vendure-auth-token'];
    if (typeof fresh === 'string') token = fresh;
    const parsed = answerSchema.safeParse(answer.body);
    if (!parsed.success)
      throw new ShopUnreachable('Vendure did not answer as GraphQL does.', { reached: true });
    return parsed.data;
  }

  async function signIn(): Promise<void> {
    token = undefined;
    const { data } = await post(LOGIN, { name: account.name, password: account.password });
    const { __typename: kind, message } = (data?.login ?? {}) as { __typename?: string; message?: string };
    if (kind !== 'CurrentUser')
      throw new ShopUnreachable(`Vendure does not let Zaine in: ${message ?? 'no answer'}.`, {
        reached: false,
      });
  }

  return async (query, variables = {}) => {
    if (token === undefined) await signIn();
    let answer = await post(query, variables);
    if (answer.errors?.some(({ extensions }) => extensions?.code === 'FORBIDDEN')) {
      // A session that has ended says the same as a role that may not; nothing was done in either case.
      await signIn();
      answer = await post(query, variables);
    }
    const [error] = answer.errors ?? [];
    if (error) throw new ShopUnreachable(`Vendure says: ${error.message}`, { reached: true });
    return answer.data ?? {};
  };
}
