'use client';

import { useQuery } from '@tanstack/react-query';
import { GrantLines } from '@/components/access/grant-lines';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import { StatusDot } from '@/components/ui/status-dot';
import type { AccessExplanation } from '@/lib/grants/explain-access';
import { grantorsInWords } from '@/lib/grants/grantors-in-words';
import { api } from '@/lib/http/request';

interface AnswerProps {
  user: string;
  operation: string;
  collection: string;
}

export function Answer({ user, operation, collection }: AnswerProps) {
  const query = new URLSearchParams({ user, operation, collection });
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['access', 'explain', query.toString()],
    queryFn: ({ signal }) => api<AccessExplanation>('GET', `/access/explain?${query}`, { signal }),
  });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (isPending) return <SkeletonRows rows={3} />;
  return (
    <Card
      title={
        <StatusDot tone={data.allowed ? 'ok' : 'danger'}>
          {data.user} {data.allowed ? 'can' : 'cannot'} {data.summary.toLowerCase()} on {data.collection}
        </StatusDot>
      }
    >
      <div className="flex flex-col gap-4">
        {data.allowed ? (
          <GrantLines title="Because of" grants={data.because} />
        ) : (
          <p>No grant that holds now gives {data.operation} there.</p>
        )}
        {data.expired.length > 0 ? <GrantLines title="Expired" grants={data.expired} /> : null}
        {!data.allowed && data.canBeGrantedBy.length > 0 ? (
          <p>{grantorsInWords(data.canBeGrantedBy)} can grant it.</p>
        ) : null}
      </div>
    </Card>
  );
}
