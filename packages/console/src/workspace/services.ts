import type { AfterSalesApi } from '../after-sales/after-sales.ts';
import type { LoadBeside } from '../customer-panel/beside.ts';
import type { Clock } from '../desk/clock.ts';
import type { Desk } from '../desk/desk.ts';
import type { Drafts } from '../desk/drafts.ts';
import type { Preferences } from '../session/preferences.ts';
import type { SessionApi } from '../session/session-api.ts';

/** Everything the console stands on; made in one place and handed in. */
export interface Services {
  session: SessionApi;
  /** The shop that the page's address names, where it names one. */
  site?: string | undefined;
  createDesk: () => Desk;
  loadBeside: LoadBeside;
  afterSales: AfterSalesApi;
  preferences: Preferences;
  drafts: Drafts;
  clock: Clock;
  chime: () => void;
}
