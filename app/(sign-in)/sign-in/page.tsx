import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/app/(sign-in)/sign-in/sign-in-form';
import { publicOrigin } from '@/lib/auth/public-origin';
import { presentedCredential } from '@/lib/auth/request-credential';
import { currentActor } from '@/lib/auth/web-actor';
import { offeredProviders, passwordsTaken } from '@/lib/identity/queries';
import { failureWords, isFailureCode } from '@/lib/identity/sign-in-failure';
import { canResetByMail } from '@/lib/links/forgotten';
import { relyingParty } from '@/lib/second-factors/relying-party';
import { nextPath } from '@/lib/sign-in/next-path';

export const metadata: Metadata = { title: 'Sign in' };

interface PageProps {
  searchParams: Promise<{ next?: string | string[]; failure?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: PageProps) {
  const { next, failure } = await searchParams;
  const target = nextPath(next);
  if (await currentActor()) redirect(target);
  const cookie = (await headers()).get('cookie');
  const hadSession = presentedCredential({ cookie }, publicOrigin()) !== null;
  return (
    <SignInForm
      next={target}
      sessionEnded={hadSession && next !== undefined && failure === undefined}
      passwords={await passwordsTaken()}
      hasPasskeys={relyingParty() !== null}
      canResetByMail={await canResetByMail()}
      providers={await offeredProviders()}
      failure={isFailureCode(failure) ? failureWords[failure] : null}
    />
  );
}
