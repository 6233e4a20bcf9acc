/** What somebody writes who has installed the packages; compiled by `try-packages.mjs`, never run. */
import { type ChatSnapshot, createChatClient, createDeskClient } from '@zaine/client';
import type { ChatServerFrame } from '@zaine/protocol';
import { orderSchema } from '@zaine/protocol/schemas';
import { createLog, createServer, readConfig } from '@zaine/server';
import { createUnderstander, loadModel } from '@zaine/understanding';
import { init, ZaineChat, type ZaineOptions, zaine } from '@zaine/widget';
import '@zaine/widget/define';

const options: ZaineOptions = { site: 'demo', locale: 'en', look: 'paper' };
const chat = init(options);
chat.on('unread', (count) => count.toFixed());
zaine('open');
document.querySelector('zaine-chat')?.open();

// Where declarations are missing everything is allowed, and these say so.
// @ts-expect-error: there is no such option
init({ site: 'demo', colour: 'red' });
// @ts-expect-error: there is no such event
chat.on('unred', () => {});
// @ts-expect-error: a question is a text
createUnderstander({ model: loadModel(new Uint8Array()) }).understand(1);
// @ts-expect-error: a port is a text in the environment
readConfig({ PORT: 8787 });

const client = createChatClient({ url: 'https://chat.your-shop.example', site: 'demo' });
client.subscribe((snapshot: ChatSnapshot) => snapshot.events.length);
const frame: ChatServerFrame = { type: 'live' };

export const used = [createDeskClient, createLog, createServer, frame, orderSchema, ZaineChat];
