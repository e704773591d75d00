import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { allItems } from '@/app/admin/all-items';
import { EnginesTable } from '@/app/admin/clusters/[cluster]/engines-table';
import { requireArea } from '@/app/admin/require-area';
import { listClusters } from '@/lib/clusters/queries';

interface Props {
  params: Promise<{ cluster: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Engines of ${decodeURIComponent((await params).cluster)}` };
}

export default async function ClusterPage({ params }: Props) {
  const name = decodeURIComponent((await params).cluster);
  const actor = await requireArea('clusters');
  const clusters = await allItems((request) => listClusters(actor, request));
  const cluster = clusters.find((one) => one.name === name);
  if (cluster?.details == null) notFound();
  return <EnginesTable initial={cluster} clusters={clusters} />;
}
