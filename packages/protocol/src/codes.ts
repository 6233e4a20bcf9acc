/** Every code an `error` frame or a problem document can carry, with the sentence that explains it. */
export const errorCodes = {
  bad_frame: 'The frame is not valid JSON of a known shape.',
  too_large: 'The frame or body is larger than allowed.',
  not_ready: 'Frames are accepted after hello has been answered by welcome.',
  unknown_site: 'This server does not serve that site.',
  identity: 'The identity token is not valid for this site and visitor.',
  expired: 'The credentials have expired.',
  forbidden: 'You may not do this.',
  unauthenticated: 'Sign in or send a key first.',
  not_found: 'There is nothing here by that name.',
  conflict: 'The same id was used before with another content.',
  illegal: 'That cannot be done from where it stands.',
  not_waiting: 'The conversation is not waiting in the queue; somebody else may have taken it.',
  not_assigned: 'The conversation is not with you; claim it first.',
  not_online: 'That person is not at the desk just now.',
  closed: 'The conversation is closed.',
  rate_limited: 'Too many messages; wait a little.',
  invalid: 'A field is missing or has the wrong form.',
  unavailable: 'The server cannot do this just now; nothing was lost, try again.',
  internal: 'Something went wrong on our side.',
} as const;

/** One of {@link errorCodes}. */
export type ErrorCode = keyof typeof errorCodes;

/** WebSocket close codes by name, each with the reason sent along. */
export const closeCodes = {
  goingAway: { code: 1001, reason: 'going away' },
  tooLarge: { code: 1009, reason: 'message too large' },
  restarting: { code: 1012, reason: 'restarting' },
  expired: { code: 4001, reason: 'credentials expired' },
  forbidden: { code: 4003, reason: 'forbidden' },
  rateLimited: { code: 4008, reason: 'rate limited' },
  tooSlow: { code: 4009, reason: 'reads too slowly' },
  version: { code: 4010, reason: 'version not supported' },
} as const;

/** One of the names in {@link closeCodes}. */
export type CloseName = keyof typeof closeCodes;
