'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { DownloadCsv } from '@/components/access/download-csv';
import { grantWords } from '@/components/access/grant-words';
import { PersonLink } from '@/components/access/subject-link';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import { writeDelimited } from '@/lib/delimited/write-delimited';
import type { WhoCan as WhoCanPage } from '@/lib/effective/who-can';
import { api } from '@/lib/http/request';

interface WhoCanListProps {
  operation: string;
  collection: string;
  /** A thing in place of a collection; "" for none. */
  resource: string;
}

/** Everybody who can do it there, and through what. */
export function WhoCanList({ operation, collection, resource }: WhoCanListProps) {
  const question = { operation, ...(resource === '' ? { collection } : { resource }) };
  const people = useInfiniteQuery({
    queryKey: ['access', 'who-can', question],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => fetchPage(question, pageParam, signal),
    getNextPageParam: (page) => page.nextCursor,
  });
  if (people.error) return <ErrorNotice error={people.error} onRetry={() => void people.refetch()} />;
  if (people.isPending) return <SkeletonRows rows={3} />;
  const items = people.data.pages.flatMap((page) => page.items);
  return (
    <Card
      title={`Who can do it ${resource === '' ? 'there' : `in ${people.data.pages[0]?.collection}`}`}
      aside={<DownloadCsv name={`who-can-${operation}`} make={() => whoCanCsv(question)} />}
    >
      {items.length === 0 ? <p className="text-ink-soft">Nobody, as far as you may see.</p> : null}
      <ul className="flex flex-col gap-2">
        {items.map(({ user, because }) => (
          <li key={user.id}>
            <PersonLink name={user.username} />
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

type Question = Readonly<Record<string, string>>;

function fetchPage(question: Question, cursor: string | null, signal?: AbortSignal): Promise<WhoCanPage> {
  const query = new URLSearchParams({ ...question, ...(cursor === null ? {} : { cursor }) });
  return api<WhoCanPage>('GET', `/access/who-can?${query}`, { signal });
}

async function whoCanCsv(question: Question): Promise<string> {
  const rows: string[][] = [['user', 'full name', 'operation', 'collection', 'because']];
  let cursor: string | null = null;
  do {
    const page: WhoCanPage = await fetchPage({ ...question, limit: '500' }, cursor);
    for (const { user, because } of page.items) {
      const why = because.map(grantWords).join('; ');
      rows.push([user.username, user.fullName, page.operation, page.collection, why]);
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return writeDelimited(rows);
}
