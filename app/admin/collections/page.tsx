import type { Metadata } from 'next';
import { allItems } from '@/app/admin/all-items';
import { CollectionsTable } from '@/app/admin/collections/collections-table';
import { requireArea } from '@/app/admin/require-area';
import { listCollections } from '@/lib/collections/queries';

export const metadata: Metadata = { title: 'Collections' };

export default async function CollectionsPage() {
  const actor = await requireArea('collections');
  return <CollectionsTable initial={await allItems((request) => listCollections(actor, request))} />;
}
