import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSettled } from '@/components/records/use-settled';
import type { Command } from '@/components/shell/palette/commands';
import type { ShellFacts } from '@/components/shell/shell-facts';
import { api } from '@/lib/http/request';
import { paths } from '@/lib/paths/console-paths';

type Found = Readonly<Record<'id' | 'username' | 'name' | 'path' | 'fullName' | 'description', string>>;

const most = '5';
/** Things on clusters are found at each key; these, of which four lists are asked, once the typing rests. */
const restMs = 120;

/** What can be found by whom: those whose administration they reach. */
const kinds = [
  {
    area: 'people',
    group: 'People',
    route: '/users',
    label: 'username',
    note: 'fullName',
    href: (at: Found) => paths.person(at.username),
  },
  {
    area: 'teams',
    group: 'Teams',
    route: '/teams',
    label: 'name',
    note: 'description',
    href: (at: Found) => paths.team(at.name),
  },
  {
    area: 'collections',
    group: 'Collections',
    route: '/collections',
    label: 'path',
    note: null,
    href: (at: Found) => paths.collection(at.path),
  },
  {
    area: 'roles',
    group: 'Roles',
    route: '/roles',
    label: 'name',
    note: 'description',
    href: (at: Found) => paths.role(at.id),
  },
] as const;

/** People, teams, collections and roles called like the text, as far as the person may see them. */
export function useFoundRecords(text: string, facts: ShellFacts): readonly Command[] {
  const wanted = useSettled(text.trim(), restMs);
  const reached = kinds.filter(({ area }) =>
    facts.adminAreas.some(({ href }) => href === paths.adminArea(area)),
  );
  const { data } = useQuery({
    queryKey: ['search', 'records', wanted],
    enabled: wanted.length > 1 && reached.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    retry: false,
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ q: wanted, limit: most });
      const found = await Promise.all(
        reached.map(async (kind) => {
          const { items } = await api<{ items: Found[] }>('GET', `${kind.route}?${query}`, { signal });
          return items.map((item) => ({
            id: `${kind.group}:${item.id}`,
            label: item[kind.label],
            note: kind.note === null ? '' : item[kind.note],
            group: kind.group,
            target: { href: kind.href(item) },
          }));
        }),
      );
      return found.flat();
    },
  });
  return text.trim().length > 1 && wanted.length > 1 ? (data ?? []) : [];
}
