import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { loadList } from '@/app/admin/load-list';
import { Person } from '@/app/admin/people/[username]/person';
import { requireAnyArea } from '@/app/admin/require-area';
import { listGrants } from '@/lib/grants/queries';
import { grantFilter } from '@/lib/grants/schema';
import { paths } from '@/lib/paths/console-paths';
import { Problem } from '@/lib/problems/problem';
import { getUser } from '@/lib/users/queries';

interface Props {
  params: Promise<{ username: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).username) };
}

export default async function PersonPage({ params }: Props) {
  const username = decodeURIComponent((await params).username);
  const actor = await requireAnyArea(paths.person(username));
  try {
    const user = await getUser(actor, username);
    const subject = `user:${user.username}`;
    const grants = await loadList({}, grantFilter, (filter) => listGrants(actor, filter), { subject });
    return <Person initial={user} grants={grants} isSelf={user.id === actor.userId} />;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
}
