'use client';

import { useQuery } from '@tanstack/react-query';
import { grantColumns } from '@/app/admin/grants/grant-columns';
import { ErrorNotice } from '@/components/ui/error-notice';
import { DataTable } from '@/components/ui/table/data-table';
import type { GrantView } from '@/lib/grants/schema';
import { listAll } from '@/lib/http/list-all';

interface InheritedGrantsProps {
  title: string;
  note: string;
  filter: { readonly inheritedOn: string } | { readonly inheritedBy: string };
}

const noun = { one: 'grant', many: 'grants' };
const bySort = { column: 'collection', descending: false };
const keyOf = (grant: GrantView) => grant.id;
const nameOf = (grant: GrantView) => `${grant.role} of ${grant.subject} on ${grant.collection}`;

/** Grants from above that hold here too; they are changed where they are. Nothing where there are none. */
export function InheritedGrants({ title, note, filter }: InheritedGrantsProps) {
  const query = new URLSearchParams({ ...filter }).toString();
  const { data = [], error } = useQuery({
    queryKey: ['grants', 'inherited', query],
    queryFn: ({ signal }) => listAll<GrantView>(`/grants?${query}`, signal),
  });
  const holding = data.filter(({ hasExpired }) => !hasExpired);
  if (holding.length === 0) return <ErrorNotice error={error} />;
  return (
    <section aria-label={title}>
      <h2 className="font-semibold text-base">{title}</h2>
      <p className="mb-3 text-[0.8125rem] text-ink-soft">{note}</p>
      <DataTable
        id="inherited-grants"
        noun={noun}
        rows={holding}
        columns={grantColumns}
        keyOf={keyOf}
        nameOf={nameOf}
        defaultSort={bySort}
        queryPrefix="inherited-"
        isPart
        empty={null}
      />
    </section>
  );
}
