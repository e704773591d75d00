import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ViewState } from '@/app/providers/view-state';
import { reachedAdminAreas } from '@/components/shell/admin-areas';
import { SectionNav } from '@/components/shell/section-nav';
import { SignedInLayout } from '@/components/shell/signed-in-layout';
import { countOpenRequests } from '@/lib/access-requests/queries';
import { currentActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: { default: 'Admin', template: '%s · Admin · Wheelhouse' } };

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  const areas = actor ? reachedAdminAreas(actor.access, Date.now()) : [];
  const hasRequests = areas.some(({ area }) => area === 'requests');
  const waiting = actor && hasRequests ? (await countOpenRequests(actor)).open : 0;
  const links = areas.map(({ area, label }) => ({
    href: paths.adminArea(area),
    label,
    waiting: area === 'requests' ? waiting : 0,
  }));
  return (
    <SignedInLayout>
      <SectionNav label="Administration" links={links}>
        <ViewState>{children}</ViewState>
      </SectionNav>
    </SignedInLayout>
  );
}
