import { CaseList } from './after-sales/case-list.ts';
import { ConsoleApp } from './app/console-app.ts';
import { Composer } from './composer/composer.ts';
import { Conversation } from './conversation/conversation.ts';
import { CustomerPanel } from './customer-panel/customer-panel.ts';
import { Inbox } from './inbox/inbox.ts';
import { KeySheet } from './key-sheet/key-sheet.ts';
import { MessageLog } from './message-log/message-log.ts';
import { Notices } from './notices/notices.ts';
import { Rail } from './rail/rail.ts';
import { SignIn } from './sign-in/sign-in.ts';
import { Workspace } from './workspace/workspace.ts';

const elements = {
  'zaine-console': ConsoleApp,
  'desk-composer': Composer,
  'desk-conversation': Conversation,
  'desk-case-list': CaseList,
  'desk-customer-panel': CustomerPanel,
  'desk-inbox': Inbox,
  'desk-key-sheet': KeySheet,
  'desk-message-log': MessageLog,
  'desk-notices': Notices,
  'desk-rail': Rail,
  'desk-sign-in': SignIn,
  'desk-workspace': Workspace,
};

declare global {
  interface HTMLElementTagNameMap {
    'desk-composer': Composer;
    'desk-conversation': Conversation;
    'desk-case-list': CaseList;
    'desk-customer-panel': CustomerPanel;
    'desk-inbox': Inbox;
    'desk-key-sheet': KeySheet;
    'desk-message-log': MessageLog;
    'desk-notices': Notices;
    'desk-rail': Rail;
    'desk-sign-in': SignIn;
    'desk-workspace': Workspace;
  }
}

for (const [name, element] of Object.entries(elements)) {
  if (!customElements.get(name)) customElements.define(name, element as CustomElementConstructor);
}
