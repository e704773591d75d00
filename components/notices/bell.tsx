'use client';

import { Inbox } from 'lucide-react';
import dynamic from 'next/dynamic';
import { LinkButton } from '@/components/ui/button';
import { paths } from '@/lib/paths/console-paths';

/** What follows notices comes after the page; the bell itself is in its HTML, so that nothing moves for it. */
const LiveBell = dynamic(() => import('@/components/notices/live-bell').then((loaded) => loaded.LiveBell));

/** How much a person has not read, with the way to it. */
export function Bell({ unread, latest }: { unread: number; latest: string }) {
  return <LiveBell initial={{ unread, latest }} />;
}

export function BellLink({ unread }: { unread: number }) {
  const label = unread === 0 ? 'Notices' : unread === 1 ? 'A notice to read' : `${unread} notices to read`;
  return (
    <LinkButton
      href={paths.accountPage('notices')}
      tone="quiet"
      size="small"
      aria-label={label}
      title={label}
      className={unread > 0 ? 'text-accent!' : ''}
    >
      <Inbox aria-hidden />
      {unread === 0 ? null : <span aria-hidden>{unread > 99 ? '99+' : unread}</span>}
    </LinkButton>
  );
}
