import { usePathname } from 'next/navigation';
import { useEffect, useSyncExternalStore } from 'react';

let named: { pathname: string; name: string } | null = null;
const listeners = new Set<() => void>();

function publish(next: typeof named) {
  named = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells the breadcrumb what the page's thing is called, where the path holds only its id. */
export function useNamesCrumb(name: string | undefined): void {
  const pathname = usePathname();
  useEffect(() => {
    publish(name ? { pathname, name } : null);
    return () => publish(null);
  }, [pathname, name]);
}

export function useCrumbName(): string | null {
  const pathname = usePathname();
  const current = useSyncExternalStore(
    subscribe,
    () => named,
    () => null,
  );
  return current?.pathname === pathname ? current.name : null;
}
