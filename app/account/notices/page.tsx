import { NoticeList } from '@/components/notices/notice-list';
import { requireActor } from '@/lib/auth/web-actor';
import { listNotices } from '@/lib/notices/queries';
import { paths } from '@/lib/paths/console-paths';

export const metadata = { title: 'Notices' };

export default async function NoticesPage() {
  const actor = await requireActor(paths.accountPage('notices'));
  const { items } = await listNotices(actor, { limit: 200 });
  return <NoticeList initial={items} />;
}
