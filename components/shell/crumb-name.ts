import { usePathname } from 'next/navigation';
import { useEffect, useSyncExternalStore } from 'react';

interface CrumbName {
  readonly href: string;
  readonly name: string;
}

let named: CrumbName | null = null;
const listeners = new Set<() => void>();

function publish(next: CrumbName | null) {
  named = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Tells the breadcrumb what the page's thing is called, where the path holds only its id.
 *
 * @param of the page itself, or what it is below: …/ID/edit
 */
export function useNamesCrumb(name: string | undefined, of: 'page' | 'above' = 'page'): void {
  const pathname = usePathname();
  const href = of === 'page' ? pathname : pathname.slice(0, pathname.lastIndexOf('/'));
  useEffect(() => {
    publish(name ? { href, name } : null);
    return () => publish(null);
  }, [href, name]);
}

/** What is called otherwise than its path says; null: nothing is. */
export function useCrumbName(): CrumbName | null {
  return useSyncExternalStore(
    subscribe,
    () => named,
    () => null,
  );
}
