import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ChangePasswordForm } from '@/app/(sign-in)/change-password/change-password-form';
import { currentActor } from '@/lib/auth/web-actor';
import { currentPasswordRules } from '@/lib/passwords/accepted-password';
import { nextPath } from '@/lib/sign-in/next-path';

export const metadata: Metadata = { title: 'Choose a new password' };

interface PageProps {
  searchParams: Promise<{ next?: string | string[] }>;
}

/** Where requireActor sends whoever still has a password that somebody else chose. */
export default async function ChangePasswordPage({ searchParams }: PageProps) {
  const { next } = await searchParams;
  const target = nextPath(next);
  const actor = await currentActor();
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(target)}`);
  const { leastLength } = await currentPasswordRules();
  return <ChangePasswordForm username={actor.username} next={target} leastLength={leastLength} />;
}
