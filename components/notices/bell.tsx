'use client';

import { Inbox } from 'lucide-react';
import { useEffect, useState } from 'react';
import { LinkButton } from '@/components/ui/button';
import { lazily } from '@/components/ui/lazily';
import { paths } from '@/lib/paths/console-paths';

/** Comes after the page, in whose HTML the bell itself is. */
const FollowNotices = lazily(() =>
  import('@/components/notices/follow-notices').then((loaded) => loaded.FollowNotices),
);

/** How much a person has not read, with the way to it. */
export function Bell(initial: { unread: number; latest: string }) {
  const [unread, setUnread] = useState(initial.unread);
  const [isShown, setShown] = useState(false);
  useEffect(() => setShown(true), []);
  return (
    <>
      <BellLink unread={unread} />
      {isShown ? <FollowNotices initial={initial} onCount={setUnread} /> : null}
    </>
  );
}

function BellLink({ unread }: { unread: number }) {
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
