import { signInSchema } from '@zaine/protocol/schemas';
import { type CookieOptions, json, type Request, type RequestHandler, Router } from 'express';
import { type Agents, SESSION_LIFE, type SignedInAgent } from '../desk/agents.ts';
import { cookieOf, SESSION_COOKIE } from './cookies.ts';
import type { Origins } from './origins.ts';
import { Problem } from './problem.ts';
import type { TokenBuckets } from './token-bucket.ts';

/** What signing in stands on. `site` is where agents sign in who name none. */
export interface SessionRoutesParts {
  agents: Agents;
  site: string;
  origins: Origins;
  /** Whether the world reaches this server by https, so that the cookie may say so. */
  secure: boolean;
  /** Tries to sign in, by name and by network address. */
  tries: TokenBuckets;
  now: () => number;
}

/** `POST`, `GET` and `DELETE /v1/session`: an agent signs in, is asked who they are, signs out. */
export function createSessionRoutes(parts: SessionRoutesParts): Router {
  const { agents, site, tries, now } = parts;
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/', secure: parts.secure };
  const router = Router();
  router.use('/session', ownOriginOnly(parts.origins));

  router.post('/session', json({ limit: '4kb' }), async (request, response) => {
    const parsed = signInSchema.safeParse(request.body);
    if (!parsed.success) throw new Problem('invalid', { detail: 'Sign in with a name and a password.' });
    const { name, password } = parsed.data;
    const wait = Math.max(tries.take(`name:${name}`, now()), tries.take(`address:${request.ip}`, now()));
    if (wait > 0)
      throw new Problem('rate_limited', { detail: 'Too many tries to sign in.', retryAfter: wait });
    const signedIn = await agents.signIn(site, name, password);
    if (!signedIn) throw new Problem('unauthenticated', { detail: 'Name and password do not go together.' });
    response.cookie(SESSION_COOKIE, signedIn.token, { ...cookie, maxAge: SESSION_LIFE });
    response.json(publicView(signedIn.agent));
  });

  router.get('/session', async (request, response) => {
    response.json(publicView(await signedInAgent(agents, request)));
  });

  router.delete('/session', async (request, response) => {
    const token = cookieOf(request, SESSION_COOKIE);
    if (token) await agents.signOut(token);
    response.clearCookie(SESSION_COOKIE, cookie).status(204).end();
  });
  return router;
}

/** The agent a request's cookie belongs to; throws the problem `unauthenticated`. */
export async function signedInAgent(agents: Agents, request: Request): Promise<SignedInAgent> {
  const token = cookieOf(request, SESSION_COOKIE);
  const agent = token ? await agents.bySession(token) : undefined;
  if (!agent) throw new Problem('unauthenticated');
  return agent;
}

/** Refuses browsers' requests that come from pages of other origins. */
export function ownOriginOnly(origins: Origins): RequestHandler {
  return (request, _response, next) => {
    const { origin } = request.headers;
    if (origin !== undefined && !origins.isOwn(origin, request)) throw new Problem('forbidden');
    next();
  };
}

function publicView({ name, role, site }: SignedInAgent) {
  return { agent: { name, role }, site };
}
