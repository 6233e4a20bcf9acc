import { ZaineChat } from './chat/chat.ts';
import { ZaineComposer } from './composer/composer.ts';
import { defineElements } from './element/define-elements.ts';
import { ZaineHeader } from './header/header.ts';
import { ZaineHome } from './home/home.ts';
import { ZaineLauncher } from './launcher/launcher.ts';
import { ZainePanel } from './panel/panel.ts';
import { ZaineQuickReplies } from './quick-replies/quick-replies.ts';

/** Registers `<zaine-chat>` and its parts, the parts first, so that the whole upgrades with all it draws already there. */
export function defineChat(): void {
  defineElements({
    'zaine-composer': ZaineComposer,
    'zaine-header': ZaineHeader,
    'zaine-home': ZaineHome,
    'zaine-launcher': ZaineLauncher,
    'zaine-quick-replies': ZaineQuickReplies,
    'zaine-panel': ZainePanel,
    'zaine-chat': ZaineChat,
  });
}
