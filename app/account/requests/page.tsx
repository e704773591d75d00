import { MyRequests } from '@/components/requests/my-requests';
import { listAccessRequests } from '@/lib/access-requests/queries';
import { requireActor } from '@/lib/auth/web-actor';
import { paths } from '@/lib/paths/console-paths';

export const metadata = { title: 'My requests' };

export default async function MyRequestsPage() {
  const actor = await requireActor(paths.accountPage('requests'));
  const { items } = await listAccessRequests(actor, { whose: 'mine', limit: 200 });
  return <MyRequests initial={items} />;
}
