import type { Metadata } from 'next';
import { AccessPage } from '@/app/admin/access/access-page';
import { requireArea } from '@/app/admin/require-area';

export const metadata: Metadata = { title: 'Access' };

export default async function AdminAccessPage() {
  const actor = await requireArea('access');
  return <AccessPage me={actor.username} />;
}
