/** Style rules for a chat's element: declarations by light, and those that replace them by dark. */
export const byScheme = (light: string, dark: string): string =>
  `:host{${light}}@media(prefers-color-scheme:dark){:host(:not([theme=light])){${dark}}}:host([theme=dark]){${dark}}`;
