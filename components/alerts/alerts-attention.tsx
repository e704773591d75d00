'use client';

import { AlertResource } from '@/components/alerts/alert-resource';
import { alertLook, isWaiting } from '@/components/alerts/alert-words';
import { useFiringAlerts } from '@/components/alerts/use-alerts';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import type { AlertView } from '@/lib/alerts/schema';
import { paths } from '@/lib/paths/console-paths';

const mostShown = 8;

/** For an overview: what waits for somebody, the most urgent first. */
export function AlertsAttention({ initial }: { initial: readonly AlertView[] | null }) {
  const { rows: alerts, isPending } = useFiringAlerts(initial);
  const waiting = alerts.filter(isWaiting);
  const others = alerts.length - waiting.length;
  return (
    <Card
      title={waiting.length === 0 ? 'Needs attention' : `Needs attention (${waiting.length})`}
      aside={
        <LinkButton size="small" tone="quiet" href={paths.opsAlerts()}>
          Alerts
        </LinkButton>
      }
    >
      {waiting.length === 0 && (initial !== null || !isPending) ? (
        <p className="text-ink-soft">
          {others === 0 ? 'Nothing: no alert fires.' : `Nothing new: somebody is on what fires (${others}).`}
        </p>
      ) : null}
      <ul>
        {waiting.slice(0, mostShown).map((alert) => (
          <li key={alert.id} className="border-line border-t py-2 first:border-t-0">
            <p className="flex items-baseline gap-3">
              <span className="min-w-0 flex-1 text-pretty [overflow-wrap:anywhere]">
                <StatusDot tone={alertLook(alert).tone}>{alertLook(alert).word}</StatusDot>{' '}
                <span className="ml-1">{alert.message}</span>
              </span>
              <span className="shrink-0 text-[0.8125rem] text-ink-soft">
                <RelativeTime at={alert.since} />
              </span>
            </p>
            <p className="text-[0.8125rem]">
              <AlertResource alert={alert} />
            </p>
          </li>
        ))}
      </ul>
      {waiting.length > mostShown ? (
        <p className="pt-2 text-ink-soft">And {waiting.length - mostShown} more.</p>
      ) : null}
    </Card>
  );
}
