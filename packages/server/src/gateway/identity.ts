import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { ShownIdentity } from '../conversation/enter.ts';
import type { Site } from '../sites/sites.ts';

/** What a verified identity says of its customer. */
export interface VerifiedIdentity extends ShownIdentity {
  name?: string;
}

/** `expired` had a good signature once; everything else that is wrong is `invalid`. */
export type IdentityResult = VerifiedIdentity | 'expired' | 'invalid';

/** How far ahead `exp` may be, in seconds, and how much the clocks may differ. */
const LONGEST = 10 * 60;
const CLOCK_SKEW = 30;
const ID = /^[^\0]{1,128}$/;

/** Verifies a customer's JWT: HS256 by the site's secret, `iss` the site, `sub`, `jti`, `exp` at most ten minutes ahead. */
export async function verifyIdentity(token: string, site: Site, now: number): Promise<IdentityResult> {
  try {
    const { sub, jti, exp, name } = await claimsOf(token, site, now);
    if (!sub || !jti || !exp || !ID.test(sub) || !ID.test(jti)) return 'invalid';
    if (exp * 1000 - now > (LONGEST + CLOCK_SKEW) * 1000) return 'invalid';
    const named = typeof name === 'string' && name !== '' ? { name: name.slice(0, 200) } : {};
    return { customer: sub, jti, expiresAt: exp * 1000, ...named };
  } catch (error) {
    return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
  }
}

/** The claims under whichever of the site's secrets signed them: while one is being replaced there are two. */
async function claimsOf(token: string, site: Site, now: number): Promise<JWTPayload> {
  let reason: unknown = new errors.JWSSignatureVerificationFailed();
  for (const secret of site.identitySecrets) {
    try {
      const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
        algorithms: ['HS256'],
        issuer: site.id,
        requiredClaims: ['sub', 'exp', 'jti'],
        currentDate: new Date(now),
      });
      return payload;
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
      reason = error;
    }
  }
  throw reason;
}
