import type { PageAction } from '@/components/shell/page-actions';
import type { ShellFacts } from '@/components/shell/shell-facts';
import { allClusters, paths } from '@/lib/paths/console-paths';

export interface Command {
  readonly id: string;
  readonly label: string;
  /** What kind of thing it is or where it is, e.g. "container on local". */
  readonly note: string;
  readonly target: { readonly href: string } | { readonly run: () => void };
}

const accountPages = [
  ['Account', paths.account()],
  ['My access', paths.accountPage('access')],
  ['Connect the docker CLI', paths.accountPage('connect')],
  ['Tokens', paths.accountPage('tokens')],
  ['Registries', paths.accountPage('registries')],
  ['Sessions', paths.accountPage('sessions')],
] as const;

const sections = ['containers', 'images', 'networks', 'volumes'] as const;

/** Everything the palette offers without asking an engine. */
export function fixedCommands(facts: ShellFacts, actions: readonly PageAction[]): Command[] {
  const reachesOps = facts.views.some((view) => view.href === paths.ops());
  return [
    ...actions.map((action) => ({
      id: `action:${action.id}`,
      label: action.label,
      note: 'action',
      target: { run: action.run },
    })),
    ...facts.views.map((view) => page(view.label, view.href)),
    ...(reachesOps
      ? sections.map((section) => page(capitalised(section), paths.opsSection(allClusters, section)))
      : []),
    ...(reachesOps
      ? facts.clusters.map(({ name }) => page(name, paths.opsSection(name, 'containers'), 'cluster'))
      : []),
    ...facts.adminAreas.map((area) => page(area.label, area.href, 'administration')),
    ...accountPages.map(([label, href]) => page(label, href, 'account')),
  ];
}

/** Those in which every word occurs; where the label begins with the text first. */
export function matchingCommands(commands: readonly Command[], text: string, most: number): Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const first = words[0];
  if (first === undefined) return commands.slice(0, most);
  const rank = (command: Command) => (command.label.toLowerCase().startsWith(first) ? 0 : 1);
  return commands
    .filter((command) => {
      const haystack = `${command.label} ${command.note}`.toLowerCase();
      return words.every((word) => haystack.includes(word));
    })
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, most);
}

function page(label: string, href: string, note = 'page'): Command {
  return { id: `page:${href}`, label, note, target: { href } };
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
