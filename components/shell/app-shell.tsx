import 'server-only';
import type { ReactNode } from 'react';
import { AskForAccess } from '@/components/access/ask/ask-for-access';
import { AccessProvider } from '@/components/shell/access-context';
import { reachedAdminAreas } from '@/components/shell/admin-areas';
import { Breadcrumb } from '@/components/shell/breadcrumb';
import { HoverTitles } from '@/components/shell/hover-titles';
import { LinkNavigation } from '@/components/shell/link-navigation';
import { MadeAt } from '@/components/shell/made-at';
import type { ShellFacts, ShellLink } from '@/components/shell/shell-facts';
import { TopBar } from '@/components/shell/top-bar';
import { ProofPrompt } from '@/components/step-up/proof-prompt';
import { Overlays, overlaysId } from '@/components/ui/overlays';
import { Toaster } from '@/components/ui/toaster';
import { LazyViewingBanner } from '@/components/view-as/lazy-viewing-banner';
import { requestSettings } from '@/lib/access-requests/settings';
import { countAlerts } from '@/lib/alerts/queries';
import type { Actor } from '@/lib/auth/actor';
import { offeredIn } from '@/lib/catalog/offered-in';
import { listClusters } from '@/lib/clusters/queries';
import { latestNotice } from '@/lib/notices/queries';
import { paths } from '@/lib/paths/console-paths';
import { reachedViews, type View } from '@/lib/users/views';

const viewLinks = {
  ops: { href: paths.ops(), label: 'Ops' },
  apps: { href: paths.apps(), label: 'Apps' },
  desk: { href: paths.desk(), label: 'Desk' },
} as const;

/**
 * Everything around a page for somebody who is signed in. What it reads it does not wait for itself: the
 * page inside reads at the same time.
 */
export function AppShell({ actor, children }: { actor: Actor; children: ReactNode }) {
  const facts = shellFacts(actor);
  const { viewing } = actor;
  return (
    <MadeAt at={Date.now()}>
      {/* Half a row has other columns than a whole one: nothing is painted before all that would move. */}
      <link rel="expect" href={`#${overlaysId}`} blocking="render" />
      <AccessProvider grants={actor.access.grants}>
        <a
          href="#main"
          className="pop sr-only z-60 px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to the page
        </a>
        <AskForAccess isOn={mayAsk(actor)}>
          <div className="sticky top-0 z-30">
            {viewing ? (
              <LazyViewingBanner username={actor.username} by={viewing.by.username} until={viewing.until} />
            ) : null}
            <Bar facts={facts} />
          </div>
          <div className="mx-auto w-full max-w-[100rem] px-4 pt-3 pb-16 sm:px-6">
            <Way facts={facts} />
            <main id="main" tabIndex={-1} className="pt-3 outline-hidden">
              {children}
            </main>
          </div>
          <LinkNavigation />
          <HoverTitles />
          <Overlays />
          <Toaster />
          <ProofPrompt />
        </AskForAccess>
      </AccessProvider>
    </MadeAt>
  );
}

async function Bar({ facts }: { facts: Promise<ShellFacts> }) {
  return <TopBar facts={await facts} />;
}

async function Way({ facts }: { facts: Promise<ShellFacts> }) {
  return <Breadcrumb clusters={(await facts).clusters} />;
}

async function mayAsk({ viewing }: Actor): Promise<boolean> {
  return viewing === null && (await requestSettings()).isOn;
}

async function shellFacts(actor: Actor): Promise<ShellFacts> {
  const now = Date.now();
  const adminAreas: ShellLink[] = reachedAdminAreas(actor.access, now).map(({ area, label }) => ({
    href: paths.adminArea(area),
    label,
  }));
  const [clusters, { views, alerts }, notices] = await Promise.all([
    listClusters(actor, { limit: 500 }),
    viewsAndAlerts(actor, now),
    actor.viewing ? null : latestNotice(actor),
  ]);
  return {
    username: actor.username,
    fullName: actor.fullName,
    views: adminAreas.length > 0 ? [...views, { href: paths.admin(), label: 'Admin' }] : views,
    adminAreas,
    alerts,
    notices,
    clusters: clusters.items.map(({ name, state }) => ({ name, isReachable: state === 'reachable' })),
  };
}

async function viewsAndAlerts(actor: Actor, now: number): Promise<Pick<ShellFacts, 'views' | 'alerts'>> {
  const reached = reachedViews(actor.access, now, await offeredIn()).views;
  return { views: reached.map((view) => viewLinks[view]), alerts: await alertsFor(actor, reached) };
}

async function alertsFor(actor: Actor, reached: readonly View[]): Promise<ShellFacts['alerts']> {
  if (reached.includes('ops')) return { counts: await countAlerts(actor), href: paths.opsAlerts() };
  if (reached.includes('apps')) return { counts: await countAlerts(actor), href: paths.appsAlerts() };
  return null;
}
