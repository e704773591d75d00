import type { Metadata } from 'next';
import { GrantFilters } from '@/app/admin/grants/grant-filters';
import { type GrantFilter, GrantList } from '@/app/admin/grants/grant-list';
import { loadList } from '@/app/admin/load-list';
import { requireArea } from '@/app/admin/require-area';
import { listGrants } from '@/lib/grants/queries';
import { grantFilter } from '@/lib/grants/schema';

export const metadata: Metadata = { title: 'Grants' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function GrantsPage({ searchParams }: Props) {
  const actor = await requireArea('grants');
  const filter = filterOf(await searchParams);
  const grants = await loadList(searchParams, grantFilter, (asked) => listGrants(actor, asked));
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
