import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { SectionNav } from '@/components/shell/section-nav';
import { SignedInLayout } from '@/components/shell/signed-in-layout';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: { default: 'Account', template: '%s · Wheelhouse' } };

const links = [
  { href: paths.accountPage('profile'), label: 'Profile' },
  { href: paths.accountPage('access'), label: 'My access' },
  { href: paths.accountPage('connect'), label: 'Connect' },
  { href: paths.accountPage('tokens'), label: 'Tokens' },
  { href: paths.accountPage('registries'), label: 'Registries' },
  { href: paths.accountPage('sessions'), label: 'Sessions' },
];

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <SignedInLayout>
      <SectionNav label="Account" links={links}>
        {children}
      </SectionNav>
    </SignedInLayout>
  );
}
