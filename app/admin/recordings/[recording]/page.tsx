import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Recording } from '@/app/admin/recordings/[recording]/recording';
import { requireArea } from '@/app/admin/require-area';
import { isUuid } from '@/lib/api/fields';
import { db } from '@/lib/db/client';
import { Problem } from '@/lib/problems/problem';
import { getRecording } from '@/lib/recordings/queries';

export const metadata: Metadata = { title: 'Recording' };

interface Props {
  params: Promise<{ recording: string }>;
}

export default async function RecordingPage({ params }: Props) {
  const actor = await requireArea('recordings');
  const { recording } = await params;
  if (!isUuid(recording)) notFound();
  try {
    return <Recording recording={await getRecording(actor, recording, db)} />;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
}
