import type { MessageEvent } from '@zaine/protocol';
import { expectTypeOf, test } from 'vitest';
import type { ZaineCommand } from './api.ts';

/** Never called: the compiler is what reads it. */
function page(zaine: ZaineCommand) {
  return {
    sent: zaine('sendMessage', 'Is the mug back?'),
    undo: zaine('on', 'unread', (count) => expectTypeOf(count).toEqualTypeOf<number>()),
    once: zaine('sales.once', 'message', (event) => expectTypeOf(event).toEqualTypeOf<MessageEvent>()),
    named: zaine('sales.init', { site: 'demo', name: 'sales' }),
    // @ts-expect-error: a text is what is sent
    number: zaine('sendMessage', 5),
    // @ts-expect-error: there is no such call
    misspelt: zaine('opne'),
    // @ts-expect-error: there is no such event
    unheard: zaine('on', 'opened', () => {}),
  };
}

test('calls by name take and give what the calls of a chat do', () => {
  expectTypeOf<ReturnType<typeof page>['sent']>().resolves.toEqualTypeOf<string | undefined>();
  expectTypeOf<ReturnType<typeof page>['undo']>().resolves.toEqualTypeOf<(() => void) | undefined>();
  expectTypeOf<ReturnType<typeof page>['named']>().resolves.toEqualTypeOf<void>();
});

test("the document's listeners know what an event carries", () => {
  expectTypeOf<DocumentEventMap['zaine-unread']['detail']>().toEqualTypeOf<number>();
  expectTypeOf<HTMLElementEventMap['zaine-message']['detail']>().toEqualTypeOf<MessageEvent>();
});
