export { type Config, readConfig } from './config.ts';
export { createServer, type RunningServer, type ServerOptions } from './create-server.ts';
export { createLog, type Log } from './log.ts';
export { type FoundSecrets, findSecrets, type Secrets } from './secrets.ts';
