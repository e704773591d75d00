import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Limits } from '@/app/admin/collections/limits/limits';
import { requireAnyArea } from '@/app/admin/require-area';
import { getLimits } from '@/lib/limits/queries';
import { paths } from '@/lib/paths/console-paths';
import { Problem } from '@/lib/problems/problem';

export const metadata: Metadata = { title: 'Limits' };

interface Props {
  searchParams: Promise<{ collection?: string | string[] }>;
}

export default async function LimitsPage({ searchParams }: Props) {
  const actor = await requireAnyArea(paths.adminArea('collections'));
  const { collection } = await searchParams;
  if (typeof collection !== 'string') notFound();
  try {
    const limits = await getLimits(actor, collection);
    return <Limits key={limits.collection} initial={limits} />;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
}
