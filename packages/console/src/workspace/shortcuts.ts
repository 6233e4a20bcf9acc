import type { ReactiveController, ReactiveElement } from 'lit';

/** What a key asks for. */
export type Command =
  | 'next'
  | 'previous'
  | 'take-next'
  | 'take'
  | 'reply'
  | 'note'
  | 'transfer'
  | 'end'
  | 'besides'
  | 'keys';

const singleKeys: Readonly<Record<string, Command>> = {
  j: 'next',
  k: 'previous',
  arrowdown: 'next',
  arrowup: 'previous',
  n: 'take-next',
  a: 'take',
  r: 'reply',
  t: 'transfer',
  e: 'end',
  o: 'besides',
  '?': 'keys',
};

/** The command of a key press, or undefined where the key belongs to a text box, a menu or the browser. */
export function commandOf(event: KeyboardEvent, options: { singleKeys: boolean }): Command | undefined {
  if (event.isComposing || event.defaultPrevented) return undefined;
  const key = event.key.toLowerCase();
  if ((event.metaKey || event.ctrlKey) && !event.altKey && key === 'i') return 'note';
  if (event.metaKey || event.ctrlKey || event.altKey || !options.singleKeys) return undefined;
  const path = event.composedPath().filter((node) => node instanceof Element);
  if (path.some(ownsItsKeys)) return undefined;
  if (key.startsWith('arrow') && path.some((node) => node.getAttribute('role') === 'log')) return undefined;
  return singleKeys[key];
}

/** Calls back with the command of every key press while its host is on the page. */
export class Shortcuts implements ReactiveController {
  readonly #run: (command: Command) => void;
  readonly #options: () => { singleKeys: boolean };

  constructor(
    host: ReactiveElement,
    run: (command: Command) => void,
    options: () => { singleKeys: boolean },
  ) {
    this.#run = run;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#pressed);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#pressed);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const command = commandOf(event, this.#options());
    if (!command) return;
    event.preventDefault();
    this.#run(command);
  };
}

function ownsItsKeys(node: Element): boolean {
  return (
    node.matches('input:not([type="checkbox"]), textarea, select, dialog') ||
    ['menu', 'alertdialog', 'dialog'].includes(node.getAttribute('role') ?? '')
  );
}
