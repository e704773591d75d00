import 'server-only';
import { notFound } from 'next/navigation';
import type { Actor } from '@/lib/auth/actor';
import { Problem } from '@/lib/problems/problem';
import { getRole } from '@/lib/roles/queries';
import type { RoleView } from '@/lib/roles/schema';

/** The role of a page's path; the page does not exist without it. */
export async function loadRole(actor: Actor, reference: string): Promise<RoleView> {
  try {
    return await getRole(actor, decodeURIComponent(reference));
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
}
