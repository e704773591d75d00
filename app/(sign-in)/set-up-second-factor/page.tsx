import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SetUpSecondFactor } from '@/app/(sign-in)/set-up-second-factor/set-up-second-factor';
import { currentActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';
import { relyingParty } from '@/lib/second-factors/relying-party';
import { nextPath } from '@/lib/sign-in/next-path';

export const metadata: Metadata = { title: 'Set up a second factor' };

interface PageProps {
  searchParams: Promise<{ next?: string | string[] }>;
}

/** Where requireActor sends whoever must have a second factor and has none. */
export default async function SetUpSecondFactorPage({ searchParams }: PageProps) {
  const { next } = await searchParams;
  const target = nextPath(next);
  const actor = await currentActor();
  if (!actor) redirect(paths.signIn(target));
  if (actor.unfinished === 'change-password') redirect(`/change-password?next=${encodeURIComponent(target)}`);
  if (actor.unfinished === null) redirect(target);
  return <SetUpSecondFactor passkeysArePossible={relyingParty() !== null} next={target} />;
}
