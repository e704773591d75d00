import 'server-only';
import { notFound } from 'next/navigation';
import type { Actor } from '@/lib/auth/actor';
import { getCluster } from '@/lib/clusters/queries';
import { Problem } from '@/lib/problems/problem';

/** The cluster of a page's path; the page is "not found" when the person may not see it. */
export async function visibleCluster(actor: Actor, name: string) {
  try {
    return await getCluster(actor, name);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
}
