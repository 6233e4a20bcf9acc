/** The WebSocket subprotocol both sides name in the upgrade; its last part is the version. */
export const PROTOCOL = 'zaine.v1';

/** The longest text of one message, in characters (code points). */
export const MAX_TEXT = 4000;

/** The largest frame either side accepts, in bytes. */
export const MAX_FRAME_BYTES = 64 * 1024;
