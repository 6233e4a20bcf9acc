/** Secrets of the environment: the first is the current one, the others still count. */
export function secretsOf(list: string): string[] {
  return list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
