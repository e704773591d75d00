'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { CredentialRow } from '@/components/credentials/credential-row';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { FilterBox } from '@/components/ui/filter-box';
import { Select } from '@/components/ui/select';
import type { CredentialView } from '@/lib/credentials/schema';
import { api } from '@/lib/http/request';

interface Page {
  readonly items: readonly CredentialView[];
  readonly nextCursor: string | null;
}

const kinds = [
  { value: '', label: 'Everything' },
  { value: 'session', label: 'Sessions' },
  { value: 'token', label: 'API tokens' },
  { value: 'bundle', label: 'Client bundles' },
];

/** What signs in, searched at the server and shown page by page. @param user only that person's */
export function CredentialsList({ user }: { user?: string }) {
  const [q, setQ] = useState('');
  const [kind, setKind] = useState('');
  const asked = useDeferredValue(q.trim());
  const query = useInfiniteQuery({
    queryKey: ['credentials', user ?? '', kind, asked],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({
        limit: '50',
        ...(user ? { user } : {}),
        ...(kind ? { kind } : {}),
        ...(asked ? { q: asked } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      });
      return api<Page>('GET', `/credentials?${search}`, { signal });
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = asked !== '' || kind !== '';
  return (
    <Card flush title={user ? 'What signs in as them' : undefined}>
      <div className="flex flex-wrap gap-2 border-line border-b px-4 py-3">
        <FilterBox label={user ? 'Search' : 'Search by person, name or address'} value={q} onChange={setQ} />
        <div className="w-44">
          <Select
            aria-label="Kind"
            value={kind}
            options={kinds}
            onChange={({ target }) => setKind(target.value)}
          />
        </div>
      </div>
      {query.error ? <ErrorNotice title="This could not be read" error={query.error} /> : null}
      {query.isPending ? <p className="px-4 py-6 text-ink-soft">Loading…</p> : null}
      {query.data && items.length === 0 ? (
        <EmptyState
          action={
            isFiltered ? (
              <Button
                onClick={() => {
                  setQ('');
                  setKind('');
                }}
              >
                Clear filters
              </Button>
            ) : undefined
          }
        >
          {isFiltered ? 'Nothing matches.' : 'Nothing signs in now.'}
        </EmptyState>
      ) : null}
      <ul className="divide-y divide-line">
        {items.map((each) => (
          <CredentialRow
            key={each.id}
            of={each}
            showsUser={user === undefined}
            onEnded={() => void query.refetch()}
          />
        ))}
      </ul>
      {query.hasNextPage ? (
        <div className="border-line border-t px-4 py-3">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
