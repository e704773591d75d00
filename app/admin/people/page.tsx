import type { Metadata } from 'next';
import { loadList, type SearchParams } from '@/app/admin/load-list';
import { PeopleTable } from '@/app/admin/people/people-table';
import { requireArea } from '@/app/admin/require-area';
import { listUsers } from '@/lib/users/queries';
import { userFilter } from '@/lib/users/schema';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireArea('people');
  const list = await loadList(searchParams, userFilter, (filter) => listUsers(actor, filter), {
    kind: 'person',
  });
  return <PeopleTable kind="person" initial={list} />;
}
