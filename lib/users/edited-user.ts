import type { UserView } from '@/lib/users/schema';

/** What people edit of an account: which teams somebody is in is the teams' matter. */
export function editedUser({ teams: _teams, ...edited }: UserView) {
  return edited;
}
