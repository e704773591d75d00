'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { RevokeButton } from '@/components/account/revoke-button';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import { api } from '@/lib/http/request';

/** Fetched when it is first wanted. */
const NewAccountToken = dynamic(() =>
  import('@/components/service-accounts/new-account-token').then((module) => module.NewAccountToken),
);

interface Token {
  readonly id: string;
  readonly label: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

interface AccountTokensProps {
  username: string;
  isDisabled: boolean;
}

/** The API tokens of a service account: made, seen and ended by who administers or answers for it. */
export function AccountTokens({ username, isDisabled }: AccountTokensProps) {
  const path = `/users/${encodeURIComponent(username)}/tokens`;
  const tokens = useQuery({
    queryKey: ['tokens', username],
    queryFn: ({ signal }) => api<{ items: Token[] }>('GET', path, { signal }),
  });
  const [isMaking, setIsMaking] = useState(false);
  const items = tokens.data?.items ?? [];
  const make = (
    <DisabledWithReason reason={isDisabled ? 'The account is disabled. Enable it first.' : null}>
      <Button onClick={() => setIsMaking(true)}>New token</Button>
    </DisabledWithReason>
  );
  return (
    <Card title={`Tokens of ${username}`} aside={items.length > 0 ? make : null} flush>
      <ErrorNotice error={tokens.error} onRetry={() => void tokens.refetch()} />
      {tokens.isPending ? <SkeletonRows rows={2} /> : null}
      {tokens.isSuccess && items.length === 0 ? (
        <EmptyState action={make}>It has no token, so no program can act as it by one.</EmptyState>
      ) : null}
      <ul className="divide-y divide-line">
        {items.map((token) => (
          <li key={token.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <div className="min-w-0">
              <p className="break-words font-medium">{token.label}</p>
              <TokenTimes {...token} />
            </div>
            <RevokeButton
              action="Revoke"
              what={`token ${token.label} of ${username}`}
              consequence="Programs that use it are refused at once. This cannot be undone."
              path={`${path}/${token.id}`}
              done={`Token ${token.label} is revoked`}
              onDone={() => void tokens.refetch()}
            />
          </li>
        ))}
      </ul>
      {isMaking ? (
        <NewAccountToken
          username={username}
          path={path}
          onMade={() => void tokens.refetch()}
          onClose={() => setIsMaking(false)}
        />
      ) : null}
    </Card>
  );
}

function TokenTimes({ createdAt, lastUsedAt, expiresAt }: Token) {
  return (
    <p className="text-[0.8125rem] text-ink-soft">
      Created <RelativeTime at={createdAt} />,{' '}
      {lastUsedAt ? (
        <>
          last used <RelativeTime at={lastUsedAt} />
        </>
      ) : (
        'never used'
      )}
      ,{' '}
      {expiresAt ? (
        <>
          ends <RelativeTime at={expiresAt} />
        </>
      ) : (
        'does not end by itself'
      )}
    </p>
  );
}
