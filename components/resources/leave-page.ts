import { navigate } from '@/components/ui/navigate';

/**
 * Goes to the list of what is gone, from the page that it had. Whoever went elsewhere meanwhile stays there.
 *
 * @param pathname of the page where it was asked for
 */
export function leavePage(pathname: string, list: 'services' | 'stacks'): void {
  const at = pathname.lastIndexOf(`/${list}/`);
  if (at !== -1 && window.location.pathname === pathname) navigate(pathname.slice(0, at + list.length + 1));
}
