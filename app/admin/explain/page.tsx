import type { Metadata } from 'next';
import { allItems } from '@/app/admin/all-items';
import { ExplainAccess } from '@/app/admin/explain/explain-access';
import { requireArea } from '@/app/admin/require-area';
import { listCollections } from '@/lib/collections/queries';
import { listUsers } from '@/lib/users/queries';

export const metadata: Metadata = { title: 'Explain access' };

export default async function ExplainPage() {
  const actor = await requireArea('explain');
  const [users, collections] = await Promise.all([
    allItems((request) => listUsers(actor, request)),
    allItems((request) => listCollections(actor, request)),
  ]);
  return (
    <ExplainAccess
      me={actor.username}
      people={users.map(({ username, fullName }) => ({ username, fullName }))}
      collections={collections.map(({ path }) => path)}
    />
  );
}
