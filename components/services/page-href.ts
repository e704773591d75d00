import { paths, type ResourceKind } from '@/lib/paths/console-paths';

/** Where one is: the operators' view or the developers'. Only in the browser. */
function isInApps(): boolean {
  return window.location.pathname.startsWith(paths.apps());
}

/** The page of a thing in the view that one is in. */
export function pageHref(cluster: string, kind: ResourceKind, id: string): string {
  const own = isInApps() ? paths.appsResource(cluster, kind, id) : null;
  return own ?? paths.opsResource(cluster, kind, id);
}
