import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Collection } from '@/app/admin/collections/view/collection';
import { loadList } from '@/app/admin/load-list';
import { requireAnyArea } from '@/app/admin/require-area';
import { getCollection } from '@/lib/collections/queries';
import { listGrants } from '@/lib/grants/queries';
import { type GrantFilter, grantFilter } from '@/lib/grants/schema';
import { paths } from '@/lib/paths/console-paths';
import { Problem } from '@/lib/problems/problem';

export const metadata: Metadata = { title: 'Collection' };

interface Props {
  searchParams: Promise<{ collection?: string | string[] }>;
}

export default async function CollectionPage({ searchParams }: Props) {
  const actor = await requireAnyArea(paths.adminArea('collections'));
  const { collection: path } = await searchParams;
  if (typeof path !== 'string') notFound();
  try {
    const collection = await getCollection(actor, path);
    const list = (filter: GrantFilter) => listGrants(actor, filter);
    const grants = await loadList({}, grantFilter, list, { collection: collection.path });
    return <Collection key={collection.path} initial={collection} grants={grants} />;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
}
