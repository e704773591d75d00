import type { Metadata } from 'next';
import { allItems } from '@/app/admin/all-items';
import { PrefixesTable } from '@/app/admin/image-prefixes/prefixes-table';
import { requireArea } from '@/app/admin/require-area';
import { listImagePrefixes } from '@/lib/image-prefixes/queries';

export const metadata: Metadata = { title: 'Image prefixes' };

export default async function ImagePrefixesPage() {
  const actor = await requireArea('image-prefixes');
  return <PrefixesTable initial={await allItems((request) => listImagePrefixes(actor, request))} />;
}
