import * as z from 'zod/mini';
import { engineUrl } from '@/components/live/engine-url';
import { RequestFailure } from '@/lib/http/failure';
import { request } from '@/lib/http/request';

const inspected = z.object({
  Version: z.object({ Index: z.number() }),
  Spec: z.object({
    Name: z.optional(z.string()),
    Labels: z.nullish(z.record(z.string(), z.string())),
    Role: z.enum(['worker', 'manager']),
    Availability: z.enum(['active', 'pause', 'drain']),
  }),
});

export interface NodeSpec {
  readonly labels: Readonly<Record<string, string>>;
  readonly role: 'worker' | 'manager';
  readonly availability: 'active' | 'pause' | 'drain';
}

/** Nodes change by themselves now and then, between reading and writing. */
const attempts = 5;

/**
 * Changes one thing of a node and leaves the rest as it is at that moment. Where somebody else changed
 * the node in between, it is read again and the same change is made to what it is now.
 *
 * @param change what the node shall be; throws when that is no longer wanted of a node like this
 * @returns what the node was before
 * @throws RequestFailure in the words of the door or the engine
 */
export async function changeNode(
  cluster: string,
  id: string,
  change: (spec: NodeSpec) => NodeSpec,
): Promise<NodeSpec> {
  for (let attempt = 1; ; attempt++) {
    const { before, version, name } = await readNode(cluster, id);
    const wished = change(before);
    const query = { version };
    const body = {
      ...(name === undefined ? {} : { Name: name }),
      Labels: wished.labels,
      Role: wished.role,
      Availability: wished.availability,
    };
    try {
      await request('POST', engineUrl(cluster, `/nodes/${id}/update`, query), { body });
      return before;
    } catch (error) {
      if (attempt >= attempts || !isOutOfSequence(error)) throw error;
    }
  }
}

/** Somebody else's change came first: swarmkit's words for a version that is no longer the last. */
export function isOutOfSequence(error: unknown): boolean {
  return error instanceof RequestFailure && error.message.includes('update out of sequence');
}

async function readNode(cluster: string, id: string) {
  const answer = await request<unknown>('GET', engineUrl(cluster, `/nodes/${id}`));
  const { Version, Spec } = z.parse(inspected, answer);
  const before = { labels: Spec.Labels ?? {}, role: Spec.Role, availability: Spec.Availability };
  return { before, version: Version.Index, name: Spec.Name };
}
