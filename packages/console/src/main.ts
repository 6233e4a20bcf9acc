import './define.ts';
import { createDeskClient } from '@zaine/client';
import { createAfterSalesApi } from './after-sales/after-sales.ts';
import { ConsoleApp } from './app/console-app.ts';
import { createLoadBeside } from './customer-panel/beside.ts';
import { wallClock } from './desk/clock.ts';
import { Drafts } from './desk/drafts.ts';
import { tokens } from './look/tokens.styles.ts';
import { Preferences } from './session/preferences.ts';
import { createSessionApi } from './session/session-api.ts';
import { createChime } from './workspace/chime.ts';

/** The server's API stands beside the console, wherever a proxy may have put both. */
const base = new URL('../v1/', document.baseURI);
const request: typeof fetch = (input, init) => fetch(input, init);

if (tokens.styleSheet) document.adoptedStyleSheets = [tokens.styleSheet];
document.body.append(
  new ConsoleApp({
    session: createSessionApi(base, request),
    site: new URLSearchParams(location.search).get('site') ?? undefined,
    createDesk: () => createDeskClient({ url: new URL('desk', base).href }),
    loadBeside: createLoadBeside(base, request),
    afterSales: createAfterSalesApi(base, request),
    preferences: new Preferences(localStorage, navigator.languages),
    drafts: new Drafts(sessionStorage),
    clock: wallClock,
    chime: createChime(),
  }),
);
