/** Makes an element: attributes as given, `on…` as listeners, strings as text. Empty children are left out. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** An icon of 20 px, drawn with one path in the colour of its text. */
export function icon(path) {
  const space = 'http://www.w3.org/2000/svg';
  const attributes = { viewBox: '0 0 20 20', width: 20, height: 20, class: 'icon', 'aria-hidden': 'true' };
  const line = fill(document.createElementNS(space, 'path'), { d: path }, []);
  return fill(document.createElementNS(space, 'svg'), attributes, [line]);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== false));
  return node;
}
