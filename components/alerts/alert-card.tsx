'use client';

import { AlertActions } from '@/components/alerts/alert-actions';
import { AlertResource } from '@/components/alerts/alert-resource';
import { alertLook } from '@/components/alerts/alert-words';
import { AbsoluteTime, RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import type { AlertView } from '@/lib/alerts/schema';

/** One alert: what is wrong, since when, what to do, and who is on it. */
export function AlertCard({ alert }: { alert: AlertView }) {
  const { tone, word } = alertLook(alert);
  return (
    <article
      aria-label={alert.message}
      className="flex gap-x-6 gap-y-3 border-line border-t px-4 py-3.5 first:border-t-0 max-sm:flex-col sm:items-start"
    >
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-[0.8125rem]">
          <StatusDot tone={tone}>{word}</StatusDot>
          <span className="font-medium">{alert.title}</span>
          <span className="text-ink-soft">
            since <RelativeTime at={alert.since} />
            {alert.resolvedAt ? (
              <>
                {', over '}
                <RelativeTime at={alert.resolvedAt} />
              </>
            ) : null}
          </span>
        </p>
        <p className="mt-1 font-medium text-pretty [overflow-wrap:anywhere]">{alert.message}</p>
        <p className="mt-0.5 text-[0.8125rem]">
          <AlertResource alert={alert} />
        </p>
        {alert.state === 'firing' ? (
          <p className="mt-1.5 max-w-prose text-[0.8125rem] text-ink-soft text-pretty">{alert.advice}</p>
        ) : null}
        <Who alert={alert} />
      </div>
      {alert.state === 'firing' ? <AlertActions alert={alert} /> : null}
    </article>
  );
}

function Who({ alert: { acknowledged, silenced } }: { alert: AlertView }) {
  return (
    <>
      {acknowledged ? (
        <p className="mt-1.5 text-[0.8125rem] [overflow-wrap:anywhere]">
          <span className="font-medium">{acknowledged.by}</span> acknowledged it{' '}
          <RelativeTime at={acknowledged.at} />
          {acknowledged.note === '' ? '.' : `: ${acknowledged.note}`}
        </p>
      ) : null}
      {silenced ? (
        <p className="mt-1.5 text-[0.8125rem]">
          <span className="font-medium">{silenced.by}</span> silenced it until{' '}
          <AbsoluteTime at={silenced.until} />.
        </p>
      ) : null}
    </>
  );
}
