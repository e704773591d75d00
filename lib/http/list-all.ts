import { api } from '@/lib/http/request';

interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/** Every item of a list under /api/v1, page after page. For lists of a size that people look through. */
export async function listAll<T>(path: string, signal?: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const query: URLSearchParams = new URLSearchParams({ limit: '500', ...(cursor ? { cursor } : {}) });
    const separator = path.includes('?') ? '&' : '?';
    const page: Page<T> = await api<Page<T>>('GET', `${path}${separator}${query}`, { signal });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
