import type { Call } from '@/gateway/call';
import type { Cluster } from '@/gateway/engines/cluster';
import { engineThatHas } from '@/gateway/engines/engine-that-has';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { containerUses, type PlacedUses } from '@/gateway/limits/container-uses';
import { serviceUses } from '@/gateway/limits/service-uses';
import { log, reasonOf } from '@/gateway/log';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { placed } from '@/gateway/placements/places';
import type { CollectionPath } from '@/lib/access/collection-path';
import { within } from '@/lib/collections/within';
import { db } from '@/lib/db/client';
import { asObject } from '@/lib/docker-api/answers/fields';

const mostAtOnce = 8;
const mostEachTime = 400;

interface Row {
  readonly id: string;
  readonly clusterId: string;
  readonly kind: string;
  readonly engineId: string;
}

/**
 * Brings the records up to what quotas count: what was made behind our back is placed by its label,
 * and of each placed thing that nobody has looked at yet the engine is asked what it may use. What
 * cannot be asked now counts as a thing, and its memory and CPUs from the next time on.
 */
export async function learnUses(call: Call, collection: CollectionPath): Promise<void> {
  await placed(call.cluster, await call.cluster.inventory.things('container'));
  const rows = await db.placement.findMany({
    where: {
      kind: { in: ['container', 'service'] },
      memoryBytes: null,
      collection: within(collection),
    },
    select: { id: true, clusterId: true, kind: true, engineId: true },
    take: mostEachTime,
  });
  const left = rows.values();
  await Promise.all(
    Array.from({ length: mostAtOnce }, async () => {
      for (const row of left) await learn(call, row);
    }),
  );
}

async function learn({ door, apiVersion }: Call, row: Row): Promise<void> {
  const cluster = door.clusters.byId(row.clusterId);
  if (cluster?.condition.state !== 'reachable') return;
  try {
    const there = row.kind === 'container' ? engineThatHas(cluster, row.engineId) : cluster;
    const uses = await usesOf(there, apiVersion, row);
    if (uses === null) return;
    await db.placement.updateMany({ where: { id: row.id, memoryBytes: null }, data: uses });
  } catch (error) {
    if (!(error instanceof EngineUnreachable)) throw error;
    log('warn', 'use not looked up', { cluster: cluster.name, id: row.engineId, reason: reasonOf(error) });
  }
}

/** Null: it is not there any more. */
async function usesOf(cluster: Cluster, apiVersion: string, row: Row): Promise<PlacedUses | null> {
  const isContainer = row.kind === 'container';
  const segments = isContainer ? ['containers', row.engineId, 'json'] : ['services', row.engineId];
  const answer = await askEngine({ cluster, apiVersion }, { method: 'GET', segments });
  if (answer.status >= 400) return null;
  const body = asObject(jsonOf(answer));
  return isContainer ? containerUses(asObject(body.HostConfig)) : serviceUses(asObject(body.Spec));
}
