/** Lit's `css` without its way around browsers that have no constructable style sheets, which the widget needs in any case. */
const styles = `
const sheets = new Map();
export const css = (raw, ...values) => String.raw({ raw }, ...values);
export const unsafeCSS = String;
export const supportsAdoptingStyleSheets = true;
export const getCompatibleStyle = (text) => {
  if (!sheets.has(text)) {
    sheets.set(text, new CSSStyleSheet());
    sheets.get(text).replaceSync(text);
  }
  return sheets.get(text);
};
export const adoptStyles = (root, styles) => { root.adoptedStyleSheets = styles; };
export class CSSResult {}
`;

/** Where Lit looks for what old browsers and server-side rendering add to it, and its list of versions. */
const hooks =
  /\b\w+\.\w+(?:PolyfillSupport|HydrateSupport)\b|\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[^"]+"\)/g;

/** Rollup plugin: leaves out of Lit what no browser needs that the widget runs in. A newer Lit that looks different stays whole. */
export function leanLit() {
  return {
    name: 'lean-lit',
    load: (id) => (/@lit\/reactive-element\/css-tag\.js$/.test(id) ? styles : null),
    transform: (code, id) =>
      /node_modules\/(?:@lit\/reactive-element|lit-html|lit-element)\//.test(id)
        ? { code: code.replace(hooks, '(void 0)'), map: null }
        : null,
  };
}
