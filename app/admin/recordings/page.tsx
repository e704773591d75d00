import type { Metadata } from 'next';
import { RecordingList } from '@/app/admin/recordings/recording-list';
import { requireArea } from '@/app/admin/require-area';

export const metadata: Metadata = { title: 'Recordings' };

export default async function RecordingsPage() {
  await requireArea('recordings');
  return <RecordingList />;
}
