import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ViewState } from '@/app/providers/view-state';
import { accountPages } from '@/components/shell/account-pages';
import { SectionNav } from '@/components/shell/section-nav';
import { SignedInLayout } from '@/components/shell/signed-in-layout';
import { NotShown } from '@/components/view-as/not-shown';
import { currentActor } from '@/lib/auth/web-actor';

export const metadata: Metadata = { title: { default: 'Account', template: '%s · Wheelhouse' } };

/** Its pages are somebody's own: each refuses, too, what is not for whoever only looks. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (actor?.viewing) {
    return (
      <SignedInLayout>
        <NotShown username={actor.username} />
      </SignedInLayout>
    );
  }
  return (
    <SignedInLayout>
      <SectionNav label="Account" links={accountPages}>
        <ViewState>{children}</ViewState>
      </SectionNav>
    </SignedInLayout>
  );
}
