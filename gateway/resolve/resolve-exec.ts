import type { Call } from '@/gateway/call';
import type { Placed } from '@/gateway/placements/places';
import { Refused } from '@/gateway/refused';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { db } from '@/lib/db/client';
import { notFound } from '@/lib/docker-api/errors';

/**
 * The container of an exec, which is found by its full id and by the person who created it alone.
 *
 * @throws Refused 404 in Docker's words
 */
export async function resolveExec(call: Call, execId: string): Promise<Placed> {
  const { actor, cluster } = call;
  const row = await db.execSession.findUnique({
    where: { clusterId_engineId: { clusterId: cluster.id, engineId: execId } },
  });
  if (row?.userId === actor.userId) return resolveThing(call, 'container', row.containerId);
  const { status, message } = notFound('exec', execId);
  throw new Refused(status, message, {
    isRecorded: row !== null,
    subject: {
      operation: 'container.exec',
      resourceKind: 'container',
      ...(row ? { resourceId: row.containerId } : {}),
    },
  });
}
