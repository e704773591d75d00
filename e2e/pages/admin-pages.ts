/** What the pages of one thing are opened with. */
export interface AdminStage {
  readonly collection: string;
  readonly person: string;
  readonly team: string;
  readonly role: string;
}

const inCollection = (page: string, { collection }: AdminStage) =>
  `/admin/collections/${page}?${new URLSearchParams({ collection })}`;

/** Every page of administration, by its folder in `app/admin`, at an address that somebody may open. */
export const adminPages: Readonly<Record<string, (stage: AdminStage) => string>> = {
  access: () => '/admin/access',
  alerts: () => '/admin/alerts',
  audit: () => '/admin/audit',
  clusters: () => '/admin/clusters',
  'clusters/[cluster]': () => '/admin/clusters/local',
  collections: () => '/admin/collections',
  'collections/limits': (stage) => inCollection('limits', stage),
  'collections/view': (stage) => inCollection('view', stage),
  credentials: () => '/admin/credentials',
  grants: () => '/admin/grants',
  'image-prefixes': () => '/admin/image-prefixes',
  import: () => '/admin/import?kind=grants',
  people: () => '/admin/people',
  'people/[username]': ({ person }) => `/admin/people/${person}`,
  recordings: () => '/admin/recordings',
  requests: () => '/admin/requests',
  roles: () => '/admin/roles',
  'roles/[role]': ({ role }) => `/admin/roles/${role}`,
  'roles/[role]/edit': ({ role }) => `/admin/roles/${role}/edit`,
  'roles/new': () => '/admin/roles/new',
  security: () => '/admin/security',
  'service-accounts': () => '/admin/service-accounts',
  'sign-in': () => '/admin/sign-in',
  teams: () => '/admin/teams',
  'teams/[team]': ({ team }) => `/admin/teams/${team}`,
};
