/** The Engine API version which the console speaks; the door clamps and translates from there. */
const apiVersion = 'v1.41';

export type EngineQuery = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Path of an engine request through the door, on our own origin.
 *
 * @param path Docker's own path, e.g. `/containers/json`, its segments already encoded
 * @param query undefined and false are left out; true is written as Docker's `1`
 * @param node asks the engine of that node of the cluster, by id or host name
 */
export function engineUrl(
  cluster: string,
  path: string,
  query: EngineQuery = {},
  node: string | null = null,
): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === false) continue;
    search.set(key, value === true ? '1' : String(value));
  }
  const text = search.toString();
  const at = node === null ? '' : `/nodes/${encodeURIComponent(node)}`;
  return `/clusters/${encodeURIComponent(cluster)}${at}/${apiVersion}${path}${text && `?${text}`}`;
}

/** Where a WebSocket to the same path is opened, from the page's own origin (http→ws, https→wss). */
export function engineSocketUrl(origin: string, cluster: string, path: string, query?: EngineQuery): string {
  return origin.replace(/^http/, 'ws') + engineUrl(cluster, path, query);
}
