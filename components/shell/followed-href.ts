const consolePages = /^\/(?:$|(?:ops|apps|desk|admin|account)(?:\/|$))/;

/**
 * Where the link around an element leads within the console, as path, query and fragment; null when it is
 * not ours to follow: of another origin, an API or a file, to a new tab or window, or only to a place on
 * the same page.
 */
export function hrefAround(target: EventTarget | null, here: Location): string | null {
  const link = target instanceof Element ? target.closest('a') : null;
  if (!link?.href || (link.target !== '' && link.target !== '_self') || link.hasAttribute('download')) {
    return null;
  }
  const { origin, pathname, search, hash } = new URL(link.href);
  if (origin !== here.origin || !consolePages.test(pathname)) return null;
  if (hash !== '' && pathname === here.pathname && search === here.search) return null;
  return pathname + search + hash;
}

/** Where a click leads within the console; null also when it is dealt with already, or a key is held. */
export function followedHref(event: MouseEvent, here: Location): string | null {
  if (event.defaultPrevented || event.button > 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  return hrefAround(event.target, here);
}
