'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { grantWords } from '@/app/admin/explain/grant-words';
import { Button, TextLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { WhoCan as WhoCanPage } from '@/lib/effective/who-can';
import { api } from '@/lib/http/request';
import { paths } from '@/lib/paths/console-paths';

/** Everybody who can do it there, and through what. */
export function WhoCan({ operation, collection }: { operation: string; collection: string }) {
  const people = useInfiniteQuery({
    queryKey: ['access', 'who-can', operation, collection],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        operation,
        collection,
        ...(pageParam ? { cursor: pageParam } : {}),
      });
      return api<WhoCanPage>('GET', `/access/who-can?${query}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
  if (people.error) return <ErrorNotice error={people.error} onRetry={() => void people.refetch()} />;
  if (people.isPending) return <SkeletonRows rows={3} />;
  const items = people.data.pages.flatMap((page) => page.items);
  return (
    <Card title="Who can do it there">
      {items.length === 0 ? <p className="text-ink-soft">Nobody, as far as you may see.</p> : null}
      <ul className="flex flex-col gap-2">
        {items.map(({ user, because }) => (
          <li key={user.id}>
            <TextLink href={paths.person(user.username)}>{user.username}</TextLink>
            {user.fullName ? <span className="text-ink-soft"> {user.fullName}</span> : null}
            <span className="block text-[0.8125rem] text-ink-soft">{because.map(grantWords).join('; ')}</span>
          </li>
        ))}
      </ul>
      {people.hasNextPage ? (
        <Button
          size="small"
          className="mt-3"
          busy={people.isFetchingNextPage}
          onClick={() => void people.fetchNextPage()}
        >
          More
        </Button>
      ) : null}
    </Card>
  );
}
