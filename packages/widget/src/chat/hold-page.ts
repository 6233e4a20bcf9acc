/** Makes everything beside `host` inert and keeps the page from scrolling; returns the undo. */
export function holdPage(host: HTMLElement): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html{overflow:hidden!important}');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const inert: Element[] = [];
  for (let one: Element = host; one.parentElement; one = one.parentElement)
    for (const beside of one.parentElement.children)
      if (beside !== one && !beside.hasAttribute('inert')) {
        beside.setAttribute('inert', '');
        inert.push(beside);
      }
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    for (const element of inert) element.removeAttribute('inert');
  };
}
