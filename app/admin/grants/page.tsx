import type { Metadata } from 'next';
import { allItems } from '@/app/admin/all-items';
import { GrantFilters } from '@/app/admin/grants/grant-filters';
import { type GrantFilter, GrantList } from '@/app/admin/grants/grant-list';
import { requireArea } from '@/app/admin/require-area';
import { listGrants } from '@/lib/grants/queries';

export const metadata: Metadata = { title: 'Grants' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function GrantsPage({ searchParams }: Props) {
  const actor = await requireArea('grants');
  const filter = filterOf(await searchParams);
  const grants = await allItems((request) => listGrants(actor, { ...request, ...filter }));
  return (
    <>
      <GrantFilters filter={filter} />
      <GrantList
        key={JSON.stringify(filter)}
        title="Grants"
        note="Who has which role where. A grant holds on its collection and everything below; nothing is ever denied here."
        initial={grants}
        filter={filter}
        isPage
      />
    </>
  );
}

function filterOf(query: Record<string, string | string[] | undefined>): GrantFilter {
  const filter: GrantFilter = {};
  for (const key of ['subject', 'collection', 'role'] as const) {
    const value = query[key];
    if (typeof value === 'string' && value !== '') filter[key] = value;
  }
  return filter;
}
