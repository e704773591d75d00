'use client';

import { useQuery } from '@tanstack/react-query';
import { FactorRow } from '@/components/second-factors/factor-row';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { Skeleton } from '@/components/ui/skeleton';
import { api } from '@/lib/http/request';
import type { SecondFactorsView } from '@/lib/second-factors/schema';

interface FactorsOfProps {
  username: string;
  /** Why they cannot be reset by whoever looks; null when they can. */
  reason: string | null;
  onReset: () => void;
}

/** Somebody's second factors, as those see them who may reset them. */
export function FactorsOf({ username, reason, onReset }: FactorsOfProps) {
  const { data, error } = useQuery({
    queryKey: ['users', username, 'second-factors'],
    queryFn: ({ signal }) =>
      api<SecondFactorsView>('GET', `/users/${encodeURIComponent(username)}/second-factors`, { signal }),
  });
  const hasAny = data !== undefined && data.apps.length + data.passkeys.length > 0;
  return (
    <Card
      flush
      title="Second factors"
      aside={
        hasAny ? (
          <DisabledWithReason reason={reason}>
            <Button size="small" onClick={onReset}>
              Reset
            </Button>
          </DisabledWithReason>
        ) : undefined
      }
    >
      <ErrorNotice title="They could not be read" error={error} />
      {data === undefined && error === null ? <Skeleton className="m-4 h-10" /> : null}
      {data && !hasAny ? <None requiredFrom={data.requiredFrom} /> : null}
      {data && hasAny ? (
        <>
          <ul aria-label="Second factors" className="divide-y divide-line">
            {data.passkeys.map((passkey) => (
              <FactorRow key={passkey.id} factor={passkey} kind="Passkey" />
            ))}
            {data.apps.map((app) => (
              <FactorRow key={app.id} factor={app} kind="Authenticator app" />
            ))}
          </ul>
          <p className="border-line border-t px-4 py-3 text-[0.8125rem] text-ink-soft">
            {data.recoveryCodesLeft === 1
              ? '1 recovery code is left.'
              : `${data.recoveryCodesLeft} recovery codes are left.`}
          </p>
        </>
      ) : null}
    </Card>
  );
}

function None({ requiredFrom }: { requiredFrom: string | null }) {
  if (requiredFrom === null) return <EmptyState>None: the password alone lets them in.</EmptyState>;
  return (
    <EmptyState>
      None. One is required of them <RelativeTime at={requiredFrom} />, and asked for when they sign in.
    </EmptyState>
  );
}
