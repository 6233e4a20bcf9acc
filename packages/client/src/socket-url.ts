/** The socket's address from itself or from the server's http(s) origin. Throws a TypeError on nonsense. */
export function socketUrl(url: string, path: string): string {
  const { origin, pathname } = new URL(url);
  const base = `${origin}${pathname}`.replace(/\/+$/, '').replace(/^http/, 'ws');
  return base.endsWith(path) ? base : base + path;
}
