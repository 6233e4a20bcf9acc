/** Throws a TypeError that says what is expected, where a page gave something else. */
export function need(right: boolean, expected: string): void {
  if (!right) throw new TypeError(expected);
}
