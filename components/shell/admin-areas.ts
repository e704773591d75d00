import { adminAreaLabels } from '@/components/shell/admin-area-labels';
import { type Access, collectionsGranting, decide } from '@/lib/access/access';
import { rootCollection } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';

interface AdminArea {
  readonly area: string;
  /** Any of these, on any collection, makes the area worth showing. */
  readonly reachedBy: readonly Operation[];
  /** It is about the whole installation: held on a part alone they lead nowhere. */
  readonly isOfTheWhole?: true;
}

const adminAreas: readonly AdminArea[] = [
  { area: 'people', reachedBy: ['user.view', 'user.manage'] },
  { area: 'service-accounts', reachedBy: ['user.view', 'user.manage'] },
  { area: 'teams', reachedBy: ['team.view', 'team.manage'] },
  { area: 'roles', reachedBy: ['role.view', 'role.manage'] },
  { area: 'collections', reachedBy: ['collection.manage', 'access.manage'] },
  { area: 'grants', reachedBy: ['access.view', 'access.manage'] },
  { area: 'access', reachedBy: ['access.view', 'access.manage'] },
  { area: 'requests', reachedBy: ['access.manage'] },
  { area: 'image-prefixes', reachedBy: ['access.manage', 'access.view'] },
  { area: 'credentials', reachedBy: ['user.manage'], isOfTheWhole: true },
  { area: 'security', reachedBy: ['access.view', 'access.manage'], isOfTheWhole: true },
  { area: 'sign-in', reachedBy: ['identity.manage'], isOfTheWhole: true },
  { area: 'clusters', reachedBy: ['cluster.view', 'cluster.manage'] },
  { area: 'alerts', reachedBy: ['alert.manage'] },
  { area: 'audit', reachedBy: ['audit.view'] },
  { area: 'recordings', reachedBy: ['audit.view'] },
];

/** The areas of administration that a person's grants reach, now, and what they are called. */
export function reachedAdminAreas(access: Access, now: number): { area: string; label: string }[] {
  const reached = adminAreas.filter(({ reachedBy, isOfTheWhole }) =>
    reachedBy.some((operation) =>
      isOfTheWhole
        ? decide(access, operation, rootCollection, now)
        : collectionsGranting(access, operation, now).length > 0,
    ),
  );
  return reached.map(({ area }) => ({ area, label: adminAreaLabels[area] ?? area }));
}
