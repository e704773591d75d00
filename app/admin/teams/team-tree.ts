import type { TeamView } from '@/lib/teams/schema';

export interface TeamNode {
  readonly team: TeamView;
  /** How many teams it is below. */
  readonly depth: number;
}

/** Teams in the order of their tree: each under its parent, names in order. */
export function teamTree(teams: readonly TeamView[]): TeamNode[] {
  const byParent = new Map<string | null, TeamView[]>();
  const names = new Set(teams.map((team) => team.name));
  for (const team of [...teams].sort((a, b) => a.name.localeCompare(b.name))) {
    // A parent that one may not see is as good as none.
    const parent = team.parent !== null && names.has(team.parent) ? team.parent : null;
    byParent.set(parent, [...(byParent.get(parent) ?? []), team]);
  }
  const nodes: TeamNode[] = [];
  const add = (parent: string | null, depth: number) => {
    for (const team of byParent.get(parent) ?? []) {
      nodes.push({ team, depth });
      add(team.name, depth + 1);
    }
  };
  add(null, 0);
  return nodes;
}

/** Teams that could become the parent: neither the team itself nor one below it. */
export function possibleParents(team: string, teams: readonly TeamView[]): TeamView[] {
  const isBelow = (candidate: TeamView): boolean => {
    for (let at: TeamView | undefined = candidate; at; at = teams.find((each) => each.name === at?.parent)) {
      if (at.name === team) return true;
    }
    return false;
  };
  return teams.filter((candidate) => !isBelow(candidate));
}
