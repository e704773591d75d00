import type { Metadata } from 'next';
import { EventsPage } from '@/app/ops/[cluster]/events/events-page';
import { clustersOfPath } from '@/app/ops/clusters-of-path';
import { requireOps } from '@/app/ops/require-ops';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Events' };

interface Props {
  params: Promise<{ cluster: string }>;
}

export default async function Events({ params }: Props) {
  const segment = decodeURIComponent((await params).cluster);
  const actor = await requireOps(paths.opsSection(segment, 'events'));
  const clusters = await clustersOfPath(actor, segment);
  return <EventsPage clusters={clusters.map(({ name }) => name)} />;
}
