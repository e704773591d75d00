import 'server-only';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { currentActor } from '@/lib/auth/web-actor';

/**
 * The layout of every view. Nobody signed in, or not to the end: the page alone, which then sends to
 * sign-in with its own path; a layout does not know it.
 */
export async function SignedInLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  return actor?.unfinished === null ? <AppShell actor={actor}>{children}</AppShell> : children;
}
