import type { Refusal } from './refusal.ts';

/** Who is signed in, and for which shop. */
export interface SignedIn {
  agent: { name: string; role: 'agent' | 'admin' };
  site: string;
}

/** Why there is no session. */
export interface Refused {
  refusal: Refusal;
  /** The server serves several shops, so that somebody who signs in may have to say which. */
  several?: boolean;
}

/** What somebody signs in with; without a shop, the server's own one is meant. */
export interface Credentials {
  name: string;
  password: string;
  site?: string;
}

/** Signing in and out; what can go wrong is a value, not an exception. */
export interface SessionApi {
  /** The session of the cookie; `expired` where it names none. */
  current(): Promise<SignedIn | Refused>;
  signIn(credentials: Credentials): Promise<SignedIn | Refused>;
  signOut(): Promise<void>;
}

/** Speaks to `session` under `base`, the server's `/v1/`. */
export function createSessionApi(base: URL, request: typeof fetch): SessionApi {
  const url = new URL('session', base);
  return {
    async current() {
      const answer = await request(url).catch(() => undefined);
      if (!answer) return { refusal: 'unreachable' };
      if (answer.ok) return (await answer.json()) as SignedIn;
      if (answer.status !== 401) return { refusal: 'failed' };
      const { several = false } = (await answer.json().catch(() => ({}))) as { several?: boolean };
      return { refusal: 'expired', ...(several && { several }) };
    },
    async signIn(credentials) {
      const answer = await request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(credentials),
      }).catch(() => undefined);
      if (!answer) return { refusal: 'unreachable' };
      return answer.ok ? ((await answer.json()) as SignedIn) : { refusal: refusalOf(answer.status) };
    },
    async signOut() {
      await request(url, { method: 'DELETE' }).catch(() => undefined);
    },
  };
}

function refusalOf(status: number): Refusal {
  if (status === 400 || status === 401 || status === 422) return 'wrong';
  if (status === 403) return 'forbidden';
  if (status === 429) return 'too_often';
  return 'failed';
}
