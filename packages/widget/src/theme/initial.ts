/** The first character of a name as a reader sees it, upper case where there is such a thing. */
export const initial = (name: string): string => ([...name.trim()][0] ?? '').toUpperCase();
