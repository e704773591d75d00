import { type Access, collectionsGranting } from '@/lib/access/access';
import type { Operation } from '@/lib/access/operations';

export interface AdminArea {
  readonly area: string;
  readonly label: string;
  /** Any of these, on any collection, makes the area worth showing. */
  readonly reachedBy: readonly Operation[];
}

export const adminAreas: readonly AdminArea[] = [
  { area: 'people', label: 'People', reachedBy: ['user.view', 'user.manage'] },
  { area: 'service-accounts', label: 'Service accounts', reachedBy: ['user.view', 'user.manage'] },
  { area: 'teams', label: 'Teams', reachedBy: ['team.view', 'team.manage'] },
  { area: 'roles', label: 'Roles', reachedBy: ['role.view', 'role.manage'] },
  { area: 'collections', label: 'Collections', reachedBy: ['collection.manage', 'access.manage'] },
  { area: 'grants', label: 'Grants', reachedBy: ['access.view', 'access.manage'] },
  { area: 'access', label: 'Access', reachedBy: ['access.view', 'access.manage'] },
  { area: 'requests', label: 'Requests', reachedBy: ['access.manage'] },
  { area: 'image-prefixes', label: 'Image prefixes', reachedBy: ['access.manage', 'access.view'] },
  { area: 'credentials', label: 'Credentials', reachedBy: ['user.manage'] },
  { area: 'security', label: 'Security', reachedBy: ['access.view', 'access.manage'] },
  { area: 'sign-in', label: 'Sign-in', reachedBy: ['identity.manage'] },
  { area: 'clusters', label: 'Clusters', reachedBy: ['cluster.view', 'cluster.manage'] },
  { area: 'alerts', label: 'Alerts', reachedBy: ['alert.manage'] },
  { area: 'audit', label: 'Audit log', reachedBy: ['audit.view'] },
  { area: 'recordings', label: 'Recordings', reachedBy: ['audit.view'] },
];

/** The areas of administration that a person's grants reach, now. */
export function reachedAdminAreas(access: Access, now: number): AdminArea[] {
  return adminAreas.filter(({ reachedBy }) =>
    reachedBy.some((operation) => collectionsGranting(access, operation, now).length > 0),
  );
}
