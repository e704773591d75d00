import type { Metadata } from 'next';
import { allItems } from '@/app/admin/all-items';
import { ClustersTable } from '@/app/admin/clusters/clusters-table';
import { requireArea } from '@/app/admin/require-area';
import { listClusters } from '@/lib/clusters/queries';

export const metadata: Metadata = { title: 'Clusters' };

export default async function ClustersPage() {
  const actor = await requireArea('clusters');
  return <ClustersTable initial={await allItems((request) => listClusters(actor, request))} />;
}
