import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { SecondStepForm } from '@/app/(sign-in)/sign-in/second-step/second-step-form';
import { paths } from '@/lib/paths/console-paths';
import { secondStepKinds } from '@/lib/second-factors/kinds';
import { passkeyOptions } from '@/lib/second-factors/passkey-proof';
import { challengeIn } from '@/lib/sign-in/challenge-cookie';
import { findChallenge } from '@/lib/sign-in/challenges';
import { nextPath } from '@/lib/sign-in/next-path';

export const metadata: Metadata = { title: 'Second step' };

interface PageProps {
  searchParams: Promise<{ next?: string | string[] }>;
}

/** After a password or a provider, for whoever has a second factor. */
export default async function SecondStepPage({ searchParams }: PageProps) {
  const target = nextPath((await searchParams).next);
  const token = challengeIn((await headers()).get('cookie'));
  const challenge = token === null ? null : await findChallenge(token);
  if (challenge === null) redirect(paths.signIn(target));
  const { id, username } = challenge.user;
  const kinds = await secondStepKinds(id);
  const question = { purpose: `second-step ${id}`, userId: id } as const;
  const options = kinds.includes('passkey') ? await passkeyOptions(question) : null;
  return <SecondStepForm username={username} kinds={kinds} options={options} next={target} />;
}
