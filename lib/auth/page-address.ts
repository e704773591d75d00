/** Tells a page its own address; whatever a client sends under this name is overwritten in `proxy.ts`. */
export const pageAddressHeader = 'x-wheelhouse-page';

/** The path with its query, as it is opened again: without what Next adds to fetch a part of a page. */
export function pageAddress({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): string {
  const query = new URLSearchParams(searchParams);
  query.delete('_rsc');
  return query.size === 0 ? pathname : `${pathname}?${query}`;
}
