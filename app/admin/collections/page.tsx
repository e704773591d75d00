import type { Metadata } from 'next';
import { CollectionsTable } from '@/app/admin/collections/collections-table';
import { loadTree, type SearchParams } from '@/app/admin/load-list';
import { requireArea } from '@/app/admin/require-area';
import { listCollections } from '@/lib/collections/queries';
import { type CollectionFilter, collectionFilter } from '@/lib/collections/schema';

export const metadata: Metadata = { title: 'Collections' };

export default async function CollectionsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireArea('collections');
  const { q } = await searchParams;
  const top: Record<string, string> = q ? {} : { path: '/' };
  const list = (filter: CollectionFilter) => listCollections(actor, filter);
  return <CollectionsTable initial={await loadTree(searchParams, collectionFilter, list, top)} />;
}
