/**
 * Puts an element beside the body, where frameworks that exchange or redraw the body leave it alone, and puts it back
 * should it be lost all the same, until what this returns is disconnected.
 */
export function keepOnPage(element: HTMLElement): MutationObserver {
  const root = document.documentElement;
  const place = () => {
    // While the page is still being read, the body comes first, so that the tab order ends with the chat.
    if (document.body && !element.isConnected) root.append(element);
  };
  const watch = new MutationObserver(place);
  watch.observe(root, { childList: true });
  place();
  return watch;
}
