import { signInSchema } from '@zaine/protocol/schemas';
import { type CookieOptions, json, type Request, type RequestHandler, Router } from 'express';
import type { Audit } from '../audit/audit.ts';
import { type Agents, SESSION_LIFE, type SignedInAgent } from '../desk/agents.ts';
import { networkOf } from '../shop/network-of.ts';
import type { Throttle } from '../store/throttle.ts';
import { cookieOf, SESSION_COOKIE } from './cookies.ts';
import type { Origins } from './origins.ts';
import { Problem } from './problem.ts';
import type { RefusalNotes } from './refusal-notes.ts';

/** From one network address. */
const BY_NETWORK = { burst: 10, perSecond: 0.1 };
/** For one name from everywhere: grows faster than one network can use up, so that nobody alone locks an agent out. */
const BY_NAME = { burst: 100, perSecond: 0.2 };

/** What signing in stands on. `site` is where agents sign in who name none. */
export interface SessionRoutesParts {
  agents: Agents;
  site: string;
  origins: Origins;
  /** Whether the world reaches this server by https, so that the cookie may say so. */
  secure: boolean;
  /** Tries to sign in, by name and by network address, on all nodes together. */
  throttle: Throttle;
  /** Whether there is more than one shop here. */
  several(): Promise<boolean>;
  audit: Audit;
  refused: RefusalNotes;
}

/** `POST`, `GET` and `DELETE /v1/session`: an agent signs in, is asked who they are, signs out. */
export function createSessionRoutes(parts: SessionRoutesParts): Router {
  const { agents, audit } = parts;
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/', secure: parts.secure };
  const router = Router();
  router.use('/session', ownOriginOnly(parts.origins));

  router.post('/session', json({ limit: '4kb' }), async (request, response) => {
    const parsed = signInSchema.safeParse(request.body);
    if (!parsed.success) throw new Problem('invalid', { detail: 'Sign in with a name and a password.' });
    const { name, password, site = parts.site } = parsed.data;
    const network = networkOf(request.ip ?? '');
    const settle = await allowTry(parts.throttle, `${site}\n${name}`, network);
    const signedIn = await agents.signIn(site, name, password);
    if (!signedIn) {
      // The name is not written down: it may be a password in the wrong field.
      await parts.refused({ site, action: 'sign_in_refused' }, network);
      throw new Problem('unauthenticated', { detail: 'Name and password do not go together.' });
    }
    await settle();
    await audit.record({ site, action: 'sign_in', actor: `agent:${name}`, detail: { network } });
    response.cookie(SESSION_COOKIE, signedIn.token, { ...cookie, maxAge: SESSION_LIFE });
    response.json(publicView(signedIn.agent));
  });

  router.get('/session', async (request, response) => {
    const token = cookieOf(request, SESSION_COOKIE);
    const agent = token ? await agents.bySession(token) : undefined;
    // Whoever is about to sign in must know whether to say to which shop.
    if (!agent) throw new Problem('unauthenticated', { more: { several: await parts.several() } });
    response.json(publicView(agent));
  });

  router.delete('/session', async (request, response) => {
    const token = cookieOf(request, SESSION_COOKIE);
    const agent = token === undefined ? undefined : await agents.bySession(token);
    if (token && agent) {
      await agents.signOut(token);
      await audit.record({ site: agent.site, action: 'sign_out', actor: `agent:${agent.name}` });
    }
    response.clearCookie(SESSION_COOKIE, cookie).status(204).end();
  });
  return router;
}

/** Takes a try, or throws the problem `rate_limited`; the returned function says that it was a good one. */
async function allowTry(throttle: Throttle, name: string, network: string): Promise<() => Promise<void>> {
  const subjects = [`sign-in network ${network}`, `sign-in name ${name}`] as const;
  for (const [i, subject] of subjects.entries()) {
    const wait = await throttle.take(subject, i === 0 ? BY_NETWORK : BY_NAME);
    if (wait > 0)
      throw new Problem('rate_limited', { detail: 'Too many tries to sign in.', retryAfter: wait });
  }
  return async () => void (await Promise.all(subjects.map((subject) => throttle.giveBack(subject))));
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
