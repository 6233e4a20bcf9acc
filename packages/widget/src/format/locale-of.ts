/** The locale to speak: the one asked for, else the page's, else the browser's. */
export const localeOf = (asked: string | undefined): string =>
  asked || document.documentElement.lang || navigator.language;
