import type { TeamView } from '@/lib/teams/schema';

/** What people edit of a team: members come and go by themselves. */
export function editedTeam({ memberCount: _members, childCount: _children, ...edited }: TeamView) {
  return edited;
}
