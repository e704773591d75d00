import { type Access, collectionsGranting, decide } from '@/lib/access/access';
import { rootCollection } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';

export interface AdminArea {
  readonly area: string;
  readonly label: string;
  /** Any of these, on any collection, makes the area worth showing. */
  readonly reachedBy: readonly Operation[];
  /** It is about the whole installation: held on a part alone they lead nowhere. */
  readonly isOfTheWhole?: true;
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
  { area: 'credentials', label: 'Credentials', reachedBy: ['user.manage'], isOfTheWhole: true },
  { area: 'security', label: 'Security', reachedBy: ['access.view', 'access.manage'], isOfTheWhole: true },
  { area: 'sign-in', label: 'Sign-in', reachedBy: ['identity.manage'], isOfTheWhole: true },
  { area: 'clusters', label: 'Clusters', reachedBy: ['cluster.view', 'cluster.manage'] },
  { area: 'alerts', label: 'Alerts', reachedBy: ['alert.manage'] },
  { area: 'audit', label: 'Audit log', reachedBy: ['audit.view'] },
  { area: 'recordings', label: 'Recordings', reachedBy: ['audit.view'] },
];

/** The areas of administration that a person's grants reach, now. */
export function reachedAdminAreas(access: Access, now: number): AdminArea[] {
  return adminAreas.filter(({ reachedBy, isOfTheWhole }) =>
    reachedBy.some((operation) =>
      isOfTheWhole
        ? decide(access, operation, rootCollection, now)
        : collectionsGranting(access, operation, now).length > 0,
    ),
  );
}
