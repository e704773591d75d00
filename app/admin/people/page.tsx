import type { Metadata } from 'next';
import { allItems } from '@/app/admin/all-items';
import { PeopleTable } from '@/app/admin/people/people-table';
import { requireArea } from '@/app/admin/require-area';
import { listUsers } from '@/lib/users/queries';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage() {
  const actor = await requireArea('people');
  return <PeopleTable initial={await allItems((request) => listUsers(actor, request))} />;
}
