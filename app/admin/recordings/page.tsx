import type { Metadata } from 'next';
import { RecordingList } from '@/app/admin/recordings/recording-list';
import { requireArea } from '@/app/admin/require-area';
import { may } from '@/lib/grants/authorise';

export const metadata: Metadata = { title: 'Recordings' };

export default async function RecordingsPage() {
  const actor = await requireArea('recordings');
  const retention = may(actor, 'audit.view', '/') ? { mayChange: may(actor, 'audit.manage', '/') } : null;
  return <RecordingList retention={retention} />;
}
