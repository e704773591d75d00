'use client';

import { useQuery } from '@tanstack/react-query';
import { LimitsForm } from '@/app/admin/collections/limits/limits-form';
import { UseOfCollection } from '@/app/admin/collections/limits/use-of-collection';
import { TextLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { api } from '@/lib/http/request';
import type { LimitsView } from '@/lib/limits/schema';
import { paths } from '@/lib/paths/console-paths';

/** What may be used in a collection, what is, and from where each limit comes. */
export function Limits({ initial }: { initial: LimitsView }) {
  const { collection } = initial;
  const { data: limits } = useQuery({
    queryKey: ['limits', collection],
    queryFn: ({ signal }) =>
      api<LimitsView>('GET', `/collections/${encodeURIComponent(collection)}/limits`, { signal }),
    initialData: initial,
  });
  return (
    <>
      <PageHeader
        title={`Limits of ${collection}`}
        description={
          <>
            They hold here and in every collection below. The nearest default counts, and the strictest
            maximum. What runs already stays as it is.{' '}
            <TextLink href={paths.adminArea('collections')}>All collections</TextLink>
          </>
        }
      />
      <div className="flex flex-col gap-5">
        <UseOfCollection limits={limits} />
        <LimitsForm limits={limits} />
      </div>
    </>
  );
}
