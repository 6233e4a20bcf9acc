import type { Refusal } from './refusal.ts';

/** Who is signed in, and for which shop. */
export interface SignedIn {
  agent: { name: string; role: 'agent' | 'admin' };
  site: string;
}

/** Why there is no session. */
export interface Refused {
  refusal: Refusal;
}

/** Signing in and out; what can go wrong is a value, not an exception. */
export interface SessionApi {
  /** The session of the cookie; `expired` where it names none. */
  current(): Promise<SignedIn | Refused>;
  signIn(name: string, password: string): Promise<SignedIn | Refused>;
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
      return { refusal: answer.status === 401 ? 'expired' : 'failed' };
    },
    async signIn(name, password) {
      const answer = await request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name, password }),
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
