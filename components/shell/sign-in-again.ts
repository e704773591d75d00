import { paths } from '@/lib/paths/console-paths';

/** The session is over: what this page shows goes, and signing in comes back to it. */
export function signInAgain(): void {
  const { pathname, search } = window.location;
  window.location.assign(paths.signIn(pathname + search));
}
