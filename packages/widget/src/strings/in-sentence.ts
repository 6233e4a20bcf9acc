/** The name of an English day as it stands inside a sentence: today, but Nov 24. */
export const inSentence = (day: string): string => day.replace(/^(?:To|Yes)/, (start) => start.toLowerCase());
