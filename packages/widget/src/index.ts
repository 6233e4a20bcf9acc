export type {
  BeforeSend,
  Draft,
  IdentifyOptions,
  Look,
  Texts,
  Theme,
  ZaineApi,
  ZaineCommand,
  ZaineEvents,
  ZaineOptions,
} from './api.ts';
export { ZaineChat } from './chat/chat.ts';
export { init, zaine } from './commands.ts';
export { contrast } from './theme/brand.ts';
