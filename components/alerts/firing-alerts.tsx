'use client';

import { AlertCard } from '@/components/alerts/alert-card';
import { isWaiting } from '@/components/alerts/alert-words';
import { EmptyState } from '@/components/ui/empty-state';
import type { AlertView } from '@/lib/alerts/schema';

/** What fires: what waits for somebody, then what somebody is on or has silenced. */
export function FiringAlerts({ alerts }: { alerts: readonly AlertView[] }) {
  const waiting = alerts.filter(isWaiting);
  const others = alerts.filter((alert) => !isWaiting(alert));
  return (
    <>
      {alerts.length === 0 ? (
        <div className="rounded-lg bg-surface ring-1 ring-line">
          <EmptyState>Nothing fires: all is well with what you can see.</EmptyState>
        </div>
      ) : null}
      <AlertGroup label="Needs somebody" alerts={waiting} />
      <AlertGroup label="Acknowledged or silenced" alerts={others} />
    </>
  );
}

function AlertGroup({ label, alerts }: { label: string; alerts: readonly AlertView[] }) {
  if (alerts.length === 0) return null;
  return (
    <section aria-label={label} className="mb-6">
      <h2 className="mb-2 font-semibold">
        {label} <span className="font-normal text-ink-soft">({alerts.length})</span>
      </h2>
      <div className="rounded-lg bg-surface ring-1 ring-line">
        {alerts.map((alert) => (
          <AlertCard key={alert.id} alert={alert} />
        ))}
      </div>
    </section>
  );
}
