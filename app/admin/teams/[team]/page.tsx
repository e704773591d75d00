import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { loadList } from '@/app/admin/load-list';
import { requireAnyArea } from '@/app/admin/require-area';
import { Team } from '@/app/admin/teams/[team]/team';
import { listGrants } from '@/lib/grants/queries';
import { type GrantFilter, grantFilter } from '@/lib/grants/schema';
import { paths } from '@/lib/paths/console-paths';
import { Problem } from '@/lib/problems/problem';
import { getTeam, listMembers, listTeams } from '@/lib/teams/queries';

interface Props {
  params: Promise<{ team: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).team) };
}

export default async function TeamPage({ params }: Props) {
  const name = decodeURIComponent((await params).team);
  const actor = await requireAnyArea(paths.team(name));
  try {
    const team = await getTeam(actor, name);
    const subject = `team:${team.name}`;
    const [members, below, grants] = await Promise.all([
      listMembers(actor, { team: team.name, limit: 500 }),
      listTeams(actor, { parent: team.name, limit: 500 }),
      loadList({}, grantFilter, (filter: GrantFilter) => listGrants(actor, filter), { subject }),
    ]);
    return <Team team={team} members={members.items} below={below.items} grants={grants} />;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
}
