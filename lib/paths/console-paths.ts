/** Stands for all clusters in a path; no cluster can be called so. */
export const allClusters = '_all';

/** What has a list and a page for each thing in the operators' view, as paths write it. */
const resourceKinds = [
  'containers',
  'services',
  'stacks',
  'tasks',
  'nodes',
  'images',
  'networks',
  'volumes',
  'secrets',
  'configs',
] as const;
export type ResourceKind = (typeof resourceKinds)[number];

export function isResourceKind(text: string): text is ResourceKind {
  return resourceKinds.some((kind) => kind === text);
}

/** Of what developers have pages too. */
export type AppsKind = Exclude<ResourceKind, 'nodes' | 'images'>;

function isAppsKind(kind: ResourceKind): kind is AppsKind {
  return kind !== 'nodes' && kind !== 'images';
}

export type OpsSection = ResourceKind | 'events' | 'topology' | 'swarm' | 'disk';

/** Every path of the operators' view and of administration. Names are encoded here and nowhere else. */
export const paths = {
  home: () => '/',
  signIn: (next: string) => `/sign-in?next=${encodeURIComponent(next)}`,
  secondStep: (next: string) => `/sign-in/second-step?next=${encodeURIComponent(next)}`,
  ops: () => '/ops',
  opsAlerts: () => '/ops/alerts',
  opsCluster: (cluster: string) => `/ops/${encodeURIComponent(cluster)}`,
  opsSection: (cluster: string, section: OpsSection) => `/ops/${encodeURIComponent(cluster)}/${section}`,
  /** @param id the engine's; of volumes and stacks the name */
  opsResource: (cluster: string, kind: ResourceKind, id: string, tab?: string) =>
    `/ops/${encodeURIComponent(cluster)}/${kind}/${encodeURIComponent(id)}${tab ? `?tab=${tab}` : ''}`,
  opsContainer: (cluster: string, id: string, tab?: string) =>
    `/ops/${encodeURIComponent(cluster)}/containers/${encodeURIComponent(id)}${tab ? `?tab=${tab}` : ''}`,
  apps: (cluster?: string) => (cluster ? `/apps/${encodeURIComponent(cluster)}` : '/apps'),
  /** Null where the developers' view has no page for such things. */
  appsResource: (cluster: string, kind: ResourceKind, id: string, tab?: string): string | null =>
    isAppsKind(kind)
      ? `/apps/${encodeURIComponent(cluster)}/${kind}/${encodeURIComponent(id)}${tab ? `?tab=${tab}` : ''}`
      : null,
  appsSection: (cluster: string, section: AppsKind) => `/apps/${encodeURIComponent(cluster)}/${section}`,
  appsContainer: (cluster: string, id: string, tab?: string) =>
    `/apps/${encodeURIComponent(cluster)}/containers/${encodeURIComponent(id)}${tab ? `?tab=${tab}` : ''}`,
  appsAlerts: () => '/apps/alerts',
  desk: () => '/desk',
  deskOrder: (item: string) => `/desk/order/${encodeURIComponent(item)}`,
  admin: () => '/admin',
  adminArea: (area: string) => `/admin/${area}`,
  person: (username: string) => `/admin/people/${encodeURIComponent(username)}`,
  import: (kind: string) => `/admin/import?kind=${encodeURIComponent(kind)}`,
  collection: (path: string) => `/admin/collections/view?${new URLSearchParams({ collection: path })}`,
  team: (name: string) => `/admin/teams/${encodeURIComponent(name)}`,
  enginesOf: (cluster: string) => `/admin/clusters/${encodeURIComponent(cluster)}`,
  role: (id: string) => `/admin/roles/${encodeURIComponent(id)}`,
  newRole: (copyOf?: string) => `/admin/roles/new${copyOf ? `?from=${encodeURIComponent(copyOf)}` : ''}`,
  limitsOf: (collection: string) => `/admin/collections/limits?${new URLSearchParams({ collection })}`,
  grantsFor: (filter: { subject?: string; collection?: string; role?: string }) =>
    `/admin/grants?${new URLSearchParams(filter)}`,
  accessOf: (kind: 'user' | 'team' | 'collection' | 'resource', name: string) =>
    `/admin/access?${new URLSearchParams({ kind, name })}`,
  auditFor: (filter: {
    actor?: string;
    collection?: string;
    operation?: string;
    resource?: string;
    credential?: string;
    address?: string;
    cluster?: string;
  }) => `/admin/audit?${new URLSearchParams(filter)}`,
  /** An intent with its outcome. */
  auditEntry: (correlationId: string) => `/admin/audit?correlationId=${encodeURIComponent(correlationId)}`,
  accessRequest: (id: string) => `/admin/requests?request=${encodeURIComponent(id)}`,
  recording: (id: string) => `/admin/recordings/${encodeURIComponent(id)}`,
  account: () => '/account',
  accountPage: (
    page:
      | 'profile'
      | 'security'
      | 'access'
      | 'requests'
      | 'notices'
      | 'sessions'
      | 'tokens'
      | 'connect'
      | 'service-accounts'
      | 'registries',
  ) => `/account/${page}`,
} as const;
