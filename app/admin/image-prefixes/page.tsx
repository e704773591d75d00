import type { Metadata } from 'next';
import { PrefixesTable } from '@/app/admin/image-prefixes/prefixes-table';
import { loadList, type SearchParams } from '@/app/admin/load-list';
import { requireArea } from '@/app/admin/require-area';
import { listImagePrefixes } from '@/lib/image-prefixes/queries';
import { prefixFilter } from '@/lib/image-prefixes/schema';

export const metadata: Metadata = { title: 'Image prefixes' };

export default async function ImagePrefixesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireArea('image-prefixes');
  const list = await loadList(searchParams, prefixFilter, (filter) => listImagePrefixes(actor, filter));
  return <PrefixesTable initial={list} />;
}
