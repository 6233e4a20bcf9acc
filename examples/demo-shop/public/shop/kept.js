/** What the browser keeps under a name; where it keeps nothing, neither do we. */
export function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a text under a name, or forgets the name where there is none. */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // A private window without storage: the choice lasts as long as the page.
  }
}
