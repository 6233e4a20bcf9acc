/** What floors and load stand on: the server's own dependencies, so that both sides of a ratio use the same versions. */
import { createRequire } from 'node:module';

const require = createRequire(new URL('../packages/server/package.json', import.meta.url));

export const { WebSocket, WebSocketServer } = require('ws');
export const Libsql = require('libsql');
export const pg = require('pg');
