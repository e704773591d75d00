import { accountPages } from '@/components/shell/account-pages';
import type { PageAction } from '@/components/shell/page-actions';
import type { ShellFacts } from '@/components/shell/shell-facts';
import { allClusters, paths } from '@/lib/paths/console-paths';

export interface Command {
  readonly id: string;
  readonly label: string;
  /** Where it is, e.g. "local, /Shared/shop". */
  readonly note: string;
  /** The heading that it stands under. */
  readonly group: string;
  readonly target: { readonly href: string } | { readonly run: () => void };
}

export interface CommandGroup {
  readonly name: string;
  readonly commands: readonly Command[];
}

const sections = [
  'services',
  'stacks',
  'containers',
  'nodes',
  'images',
  'networks',
  'volumes',
  'secrets',
  'configs',
  'events',
] as const;

/** Everything the palette offers without asking. */
export function fixedCommands(facts: ShellFacts, actions: readonly PageAction[]): Command[] {
  const reachesOps = facts.views.some((view) => view.href === paths.ops());
  return [
    ...actions.map((action) => ({
      id: `action:${action.id}`,
      label: action.label,
      note: '',
      group: 'On this page',
      target: { run: action.run },
    })),
    ...facts.views.map((view) => page(view.label, view.href)),
    ...(reachesOps
      ? [
          ...sections.map((section) =>
            page(capitalised(section), paths.opsSection(allClusters, section), 'all clusters'),
          ),
          page('Alerts', paths.opsAlerts()),
          ...facts.clusters.map(({ name }) => page(name, paths.opsCluster(name), 'cluster')),
        ]
      : []),
    ...facts.adminAreas.map((area) => page(area.label, area.href, 'administration')),
    ...accountPages.map(({ page: name, label, href }) =>
      page(label, href, name === 'connect' ? 'account, the docker CLI' : 'account'),
    ),
  ];
}

/** Those in which every word occurs, the best first, in groups of which that with the best comes first. */
export function groupedCommands(commands: readonly Command[], text: string, most: number): CommandGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = commands
    .map((command) => ({ command, rank: rankOf(command, words) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .slice(0, most);
  const groups = new Map<string, Command[]>();
  for (const { command } of ranked) {
    const group = groups.get(command.group);
    if (group) group.push(command);
    else groups.set(command.group, [command]);
  }
  return [...groups].map(([name, found]) => ({ name, commands: found }));
}

/** Null where it does not fit. */
function rankOf({ label, note, group }: Command, words: readonly string[]): number | null {
  const [first] = words;
  if (first === undefined) return 0;
  const text = label.toLowerCase();
  if (text === words.join(' ')) return 0;
  if (words.every((word) => text.includes(word))) return text.startsWith(first) ? 1 : 2;
  const all = `${text} ${note} ${group}`.toLowerCase();
  return words.every((word) => all.includes(word)) ? 3 : null;
}

function page(label: string, href: string, note = ''): Command {
  return { id: `page:${href}`, label, note, group: 'Pages', target: { href } };
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
