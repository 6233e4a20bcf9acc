export { ZaineChat } from './chat/chat.ts';
export { contrast } from './theme/brand.ts';
