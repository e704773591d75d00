import type { Metadata } from 'next';
import { loadTree, type SearchParams } from '@/app/admin/load-list';
import { requireArea } from '@/app/admin/require-area';
import { TeamsTable } from '@/app/admin/teams/teams-table';
import { listTeams } from '@/lib/teams/queries';
import { type TeamFilter, teamFilter } from '@/lib/teams/schema';

export const metadata: Metadata = { title: 'Teams' };

export default async function TeamsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireArea('teams');
  const { q } = await searchParams;
  const top: Record<string, string> = q ? {} : { parent: '-' };
  const list = (filter: TeamFilter) => listTeams(actor, filter);
  return <TeamsTable initial={await loadTree(searchParams, teamFilter, list, top)} />;
}
