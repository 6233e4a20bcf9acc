/** Under this name a window asks its opener for the chat of a site, and is told what the opener hands over. */
export const ASK = 'zaine-window';
