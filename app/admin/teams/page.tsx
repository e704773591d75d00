import type { Metadata } from 'next';
import { allItems } from '@/app/admin/all-items';
import { requireArea } from '@/app/admin/require-area';
import { TeamsTable } from '@/app/admin/teams/teams-table';
import { listTeams } from '@/lib/teams/queries';

export const metadata: Metadata = { title: 'Teams' };

export default async function TeamsPage() {
  const actor = await requireArea('teams');
  return <TeamsTable initial={await allItems((request) => listTeams(actor, request))} />;
}
