/** Below this width the window fills the screen. */
const PHONE = '(max-width: 480px), (max-height: 480px)';

/**
 * Keeps a full-screen window above the on-screen keyboard where the browser only lays the keyboard over the page (iOS):
 * the window takes the part of the screen that can be seen.
 */
export function followKeyboard(root: ShadowRoot, signal: AbortSignal): void {
  const view = globalThis.visualViewport;
  if (!view || !root.adoptedStyleSheets) return;
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const fit = () => {
    const covered = innerHeight - view.height > 1 && view.scale === 1;
    sheet.replaceSync(
      covered
        ? `@media ${PHONE}{:host .window.window.window{height:${view.height}px;top:${view.offsetTop}px;bottom:auto}}`
        : '',
    );
  };
  view.addEventListener('resize', fit, { signal });
  view.addEventListener('scroll', fit, { signal });
  signal.addEventListener('abort', () => sheet.replaceSync(''));
  fit();
}
