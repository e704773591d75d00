'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import type { AuditCheckView } from '@/lib/audit-log/checks/schema';
import { api } from '@/lib/http/request';

const runningEveryMs = 1_000;

/** Whether the chain is whole, by the latest check of it. */
export function AuditChecks() {
  const save = useSave();
  const [failure, setFailure] = useState<Error | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['audit/checks'],
    queryFn: ({ signal }) => api<{ items: AuditCheckView[] }>('GET', '/audit/checks', { signal }),
    refetchInterval: ({ state }) => (state.data?.items[0]?.endedAt === null ? runningEveryMs : false),
  });
  const latest = data?.items[0];
  const isRunning = latest?.endedAt === null;
  const check = async () => {
    setFailure(null);
    try {
      const done = 'The log is being checked';
      await save({ method: 'POST', path: '/audit/checks', done, changes: ['audit/checks'] });
    } catch (caught) {
      setFailure(caught instanceof Error ? caught : new Error(String(caught)));
    }
  };
  return (
    <Card
      title="Whether it is whole"
      aside={
        <Button size="small" busy={isRunning} onClick={() => void check()}>
          Check now
        </Button>
      }
    >
      <ErrorNotice title="This cannot be shown" error={error} onRetry={() => void refetch()} />
      <ErrorNotice title="It is not checked" error={failure} />
      <p className="max-w-prose text-ink-soft text-pretty">
        Each entry carries the hash of the one before it, and how far the log was is signed and kept outside
        the database. A check computes everything anew. So does <code>npm run audit:verify</code> on the
        server.
      </p>
      {latest ? (
        <div className="mt-2">
          <CheckResult check={latest} />
        </div>
      ) : data ? (
        <p className="mt-2">It was not checked yet.</p>
      ) : null}
    </Card>
  );
}

function CheckResult({ check }: { check: AuditCheckView }) {
  const { endedAt, isIntact, entries, brokenAt, problem, askedBy, askedAt } = check;
  if (endedAt === null) return <StatusDot tone="accent">Being checked</StatusDot>;
  const words = isIntact
    ? `Whole, up to entry ${entries}`
    : brokenAt === null
      ? problem
      : `Broken at entry ${brokenAt}: ${problem}`;
  return (
    <>
      <StatusDot tone={isIntact ? 'ok' : 'danger'}>{words}</StatusDot>
      <span className="block text-ink-soft text-xs">
        <RelativeTime at={askedAt} />, asked by {askedBy}
      </span>
    </>
  );
}
