import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { QueryState } from '@/app/providers/query-state';
import { SectionNav } from '@/components/shell/section-nav';
import { SignedInLayout } from '@/components/shell/signed-in-layout';
import { NotShown } from '@/components/view-as/not-shown';
import { currentActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: { default: 'Account', template: '%s · Wheelhouse' } };

const links = [
  { href: paths.accountPage('profile'), label: 'Profile' },
  { href: paths.accountPage('security'), label: 'Security' },
  { href: paths.accountPage('access'), label: 'My access' },
  { href: paths.accountPage('requests'), label: 'My requests' },
  { href: paths.accountPage('notices'), label: 'Notices' },
  { href: paths.accountPage('connect'), label: 'Connect' },
  { href: paths.accountPage('tokens'), label: 'Tokens' },
  { href: paths.accountPage('service-accounts'), label: 'Service accounts' },
  { href: paths.accountPage('registries'), label: 'Registries' },
  { href: paths.accountPage('sessions'), label: 'Sessions' },
];

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
      <SectionNav label="Account" links={links}>
        <QueryState>{children}</QueryState>
      </SectionNav>
    </SignedInLayout>
  );
}
