import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { allItems } from '@/app/admin/all-items';
import { requireArea } from '@/app/admin/require-area';
import { Team } from '@/app/admin/teams/[team]/team';
import { listGrants } from '@/lib/grants/queries';
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
  const actor = await requireArea('teams');
  try {
    const team = await getTeam(actor, name);
    const [members, teams, grants] = await Promise.all([
      allItems((request) => listMembers(actor, { ...request, team: team.name })),
      allItems((request) => listTeams(actor, request)),
      allItems((request) => listGrants(actor, { ...request, subject: `team:${team.name}` })),
    ]);
    return <Team team={team} members={members} teams={teams} grants={grants} />;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
}
