import type { Call } from '@/gateway/call';
import { demand } from '@/gateway/pipeline/rights';
import { Refused } from '@/gateway/refused';
import { subjectOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { asFault } from '@/gateway/services/as-fault';
import { notFound } from '@/lib/docker-api/errors';
import type { FileReference } from '@/lib/docker-api/guard/service-references';

/**
 * Demands the right to every secret or config that tasks are given. Full ids come in; the name beside
 * one must be its own, since that is what people read.
 */
export async function demandFiles(
  call: Call,
  kind: 'secret' | 'config',
  references: readonly FileReference[],
): Promise<void> {
  for (const { id, name } of references) {
    const found = await asFault(() => resolveThing(call, kind, id));
    if (found.id !== id || found.name !== name) throw new Refused(400, notFound(kind, name).message);
    demand(call, `${kind}.use`, found.place.collection, subjectOf(found));
  }
}
