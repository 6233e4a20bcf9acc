/** What floors and load stand on: the server's own dependencies, so that both sides of a ratio use the same versions. */
import { createRequire } from 'node:module';

const ofServer = createRequire(new URL('../packages/server/package.json', import.meta.url));

export const { WebSocket, WebSocketServer } = ofServer('ws');
export const Libsql = ofServer('libsql');
export const pg = ofServer('pg');
