import { accountPages } from '@/components/shell/account-pages';
import { adminAreaLabels } from '@/components/shell/admin-area-labels';
import type { ShellLink } from '@/components/shell/shell-facts';

const words: Readonly<Record<string, string>> = {
  ops: 'Ops',
  apps: 'Apps',
  desk: 'Desk',
  admin: 'Admin',
  account: 'Account',
  order: 'Order',
  new: 'New',
  topology: 'Topology',
  nodes: 'Nodes',
  swarm: 'Swarm',
  stacks: 'Stacks',
  services: 'Services',
  tasks: 'Tasks',
  edit: 'Edit',
  import: 'Import',
  events: 'Events',
  containers: 'Containers',
  images: 'Images',
  networks: 'Networks',
  volumes: 'Volumes',
  secrets: 'Secrets',
  configs: 'Configs',
  disk: 'Disk use',
  limits: 'Limits',
  alerts: 'Alerts',
  ...adminAreaLabels,
};

/** Some are called otherwise than an area of administration of the same address. */
const accountWords: Readonly<Record<string, string>> = Object.fromEntries(
  accountPages.map(({ page, label }) => [page, label]),
);

/** Pages about a thing, where others bear its name. */
const pageWords = new Set(['new', 'edit']);

/** Views whose second segment is a cluster, for which the switcher stands in. */
const clusterViews = new Set(['ops', 'apps']);
/** Pages in a cluster's place that are of all clusters. */
const besideClusters = new Set(['alerts']);
/** Pages about a thing that the query names. */
const wordsOfPath: Readonly<Record<string, string>> = {
  '/admin/collections/view': 'Collection',
  '/admin/collections/limits': 'Limits',
};
/** Folders that have no page of their own. */
const withoutPage = new Set(['/desk/order']);

export interface Crumbs {
  readonly view: ShellLink | null;
  /** The cluster in the path as it is written there; null where none can be. */
  readonly cluster: { readonly name: string; readonly rest: string } | null;
  readonly trail: readonly ShellLink[];
}

/** What a path says about where one is. The last link of the trail is the page itself. */
export function crumbsOf(pathname: string): Crumbs {
  const segments = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const [first, second] = segments;
  if (first === undefined) return { view: null, cluster: null, trail: [] };
  const inCluster = clusterViews.has(first) && second !== undefined && !besideClusters.has(second);
  const trail: ShellLink[] = [];
  for (let index = inCluster ? 2 : 1; index < segments.length; index++) {
    const href = `/${segments
      .slice(0, index + 1)
      .map(encodeURIComponent)
      .join('/')}`;
    if (!withoutPage.has(href))
      trail.push({ href, label: wordsOfPath[href] ?? labelOf(segments, index, inCluster) });
  }
  const rest = inCluster ? segments.slice(2, 3).join('/') : '';
  return {
    view: { href: `/${first}`, label: words[first] ?? first },
    cluster: inCluster ? { name: second, rest } : null,
    trail: mergeDeskOrder(trail, segments),
  };
}

function labelOf(segments: readonly string[], index: number, inCluster: boolean): string {
  const segment = segments[index] ?? '';
  const isName = index >= (inCluster ? 3 : 2) && !pageWords.has(segment);
  if (!isName) return (segments[0] === 'account' ? accountWords : words)[segment] ?? segment;
  const hexadecimal = segment.replace(/^sha256:/, '');
  return /^[0-9a-f]{64}$/.test(hexadecimal) ? hexadecimal.slice(0, 12) : segment;
}

function mergeDeskOrder(trail: ShellLink[], segments: readonly string[]): ShellLink[] {
  return segments[0] === 'desk' && segments[1] === 'order'
    ? trail.map((link) => ({ ...link, label: 'Order' }))
    : trail;
}
