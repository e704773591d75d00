'use client';

import { Bell } from 'lucide-react';
import { useAlertCounts } from '@/components/alerts/use-alert-counts';
import { LinkButton } from '@/components/ui/button';
import type { AlertCounts } from '@/lib/alerts/schema';

/** How many alerts wait for somebody, with the way to them; nothing where none fires. */
export function AlertCount({ initial, href }: { initial: AlertCounts; href: string }) {
  const { firing, critical, waiting } = useAlertCounts(initial);
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
