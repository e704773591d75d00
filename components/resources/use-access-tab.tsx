import type { AccessPlace } from '@/components/resources/access-place';
import { useAccess } from '@/components/shell/use-access';
import { lazily } from '@/components/ui/lazily';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { Tab } from '@/components/ui/tabs';
import { decide } from '@/lib/access/access';

const AccessTab = lazily(
  () => import('@/components/resources/access-tab').then((part) => part.AccessTab),
  () => <SkeletonRows label="Loading this part" />,
);

/** The tab that says who may do what with a thing; none for who may not see access where it is. */
export function useAccessTab(places: readonly AccessPlace[]): Tab[] {
  const access = useAccess();
  const shown = places.filter(({ collection }) => decide(access, 'access.view', collection, Date.now()));
  if (shown.length === 0) return [];
  return [{ value: 'access', label: 'Access', content: <AccessTab places={shown} /> }];
}
