import { enginesOf } from '@/gateway/alerts/engines-of';
import type { Cluster } from '@/gateway/engines/cluster';
import { engineFacts } from '@/gateway/metrics/engine-facts';
import type { DiskFact } from '@/lib/alerts/facts';

/** The disks of those engines whose disks we can see: an engine does not tell how full its own is. */
export async function clusterDisks(cluster: Cluster): Promise<DiskFact[]> {
  const disks: DiskFact[] = [];
  for (const { id, name, engine, condition } of enginesOf(cluster)) {
    if (condition.state !== 'reachable') continue;
    const { fileSystem } = await engineFacts(engine);
    if (fileSystem === null) continue;
    const { bytes, freeBytes } = fileSystem;
    disks.push({ id, name, usedBytes: bytes - freeBytes, totalBytes: bytes });
  }
  return disks;
}
