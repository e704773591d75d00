'use client';

import { Bell } from 'lucide-react';
import { useEffect, useState } from 'react';
import { LinkButton } from '@/components/ui/button';
import { lazily } from '@/components/ui/lazily';
import type { AlertCounts } from '@/lib/alerts/schema';

/** Comes after the page, in whose HTML the count itself is. */
const FollowAlertCounts = lazily(() =>
  import('@/components/alerts/follow-alert-counts').then((loaded) => loaded.FollowAlertCounts),
);

/** How many alerts wait for somebody, with the way to them; nothing where none fires. */
export function AlertCount({ initial, href }: { initial: AlertCounts; href: string }) {
  const [counts, setCounts] = useState(initial);
  const [isShown, setShown] = useState(false);
  useEffect(() => setShown(true), []);
  return (
    <>
      <AlertLink counts={counts} href={href} />
      {isShown ? <FollowAlertCounts initial={initial} onCounts={setCounts} /> : null}
    </>
  );
}

function AlertLink({ counts, href }: { counts: AlertCounts; href: string }) {
  const { firing, critical, waiting } = counts;
  if (firing === 0) return null;
  const label = waiting === 0 ? 'Alerts: somebody is on all that fires' : waitingWords(waiting);
  return (
    <LinkButton
      href={href}
      tone="quiet"
      size="small"
      aria-label={label}
      title={label}
      className={waiting === 0 ? '' : critical > 0 ? 'text-danger!' : 'text-warn!'}
    >
      <Bell aria-hidden />
      {waiting === 0 ? null : <span aria-hidden>{waiting > 99 ? '99+' : waiting}</span>}
    </LinkButton>
  );
}

function waitingWords(count: number): string {
  return count === 1 ? 'An alert needs somebody' : `${count} alerts need somebody`;
}
