import type { Cluster, ClusterRow } from '@/gateway/engines/cluster';
import { saveClusterCondition, saveMemberCondition } from '@/gateway/engines/condition-rows';
import type { Removal } from '@/gateway/engines/follow-member';
import { followMember } from '@/gateway/engines/follow-member';
import { credentialsIn, type Member, type MemberRow, openMember } from '@/gateway/engines/member';
import { monitorMember } from '@/gateway/engines/monitor';
import { openCluster } from '@/gateway/engines/open-cluster';
import type { FleetInventory } from '@/gateway/inventory/fleet-inventory';
import { log, reasonOf } from '@/gateway/log';
import { db } from '@/lib/db/client';
import type { EngineCredentials } from '@/lib/secrets/engine-credentials';

interface RunningMember {
  readonly row: MemberRow;
  readonly member: Member;
  readonly stop: () => void;
}

interface Running {
  readonly row: ClusterRow;
  readonly cluster: Cluster;
  readonly inventory: FleetInventory;
  /** What the cluster reads its engines from. */
  readonly members: Member[];
  readonly byId: Map<string, RunningMember>;
}

/** The registered clusters, kept as their rows say. */
export interface Clusters {
  byName(name: string): Cluster | null;
  byId(id: string): Cluster | null;
  /** Where bare Docker paths go whose credential names no cluster. */
  default(): Cluster | null;
  all(): Cluster[];
  /** Follows the rows again; call it on the notice `clusters`. */
  reload(): Promise<void>;
  /** What an engine is registered with; null for none, and for one that is not registered. */
  credentialsOf(engineId: string | null): Promise<EngineCredentials | null>;
  close(): void;
}

export interface ClusterEvents {
  /** Things went away on an engine of the cluster; null: any may have, while nobody followed. */
  onRemovals(cluster: Cluster, removals: readonly Removal[] | null): void;
  /** Its row or one of its engines is gone or says something else now. */
  onClosed(cluster: Cluster): void;
}

export function openClusters(engineKeyFile: string, { onRemovals, onClosed }: ClusterEvents): Clusters {
  const running = new Map<string, Running>();
  let reloading: Promise<void> = Promise.resolve();

  const stop = (id: string) => {
    const known = running.get(id);
    running.delete(id);
    if (!known) return;
    for (const engineId of [...known.byId.keys()]) stopMember(known, engineId);
    onClosed(known.cluster);
  };

  const stopMember = ({ members, byId }: Running, engineId: string) => {
    const known = byId.get(engineId);
    if (!known) return;
    byId.delete(engineId);
    known.stop();
    known.member.engine.close();
    members.splice(members.indexOf(known.member), 1);
  };

  const startMember = async (known: Running, row: MemberRow) => {
    const { cluster, inventory, members, byId } = known;
    try {
      const member = openMember(row, engineKeyFile);
      members.push(member);
      const following = new AbortController();
      const stopMonitor = monitorMember(cluster, member, () => inventory.followMembers());
      void followMember(member, following.signal, (removals) => onRemovals(cluster, removals));
      const stop = () => {
        following.abort();
        stopMonitor();
      };
      byId.set(row.id, { row, member, stop });
    } catch (error) {
      await tellUnusable(known, row, reasonOf(error));
    }
  };

  const followMembers = async (known: Running, rows: readonly MemberRow[]) => {
    const wanted = new Map(rows.map((row) => [row.id, row]));
    let isChanged = false;
    for (const [id, { row }] of [...known.byId]) {
      const now = wanted.get(id);
      if (now && isSameMember(row, now)) continue;
      stopMember(known, id);
      isChanged = true;
    }
    for (const row of rows) if (!known.byId.has(row.id)) await startMember(known, row);
    known.members.sort(
      (a, b) => rows.findIndex(({ id }) => id === a.id) - rows.findIndex(({ id }) => id === b.id),
    );
    known.inventory.followMembers();
    if (isChanged) onClosed(known.cluster);
  };

  const tellUnusable = async ({ cluster, row: { id } }: Running, row: MemberRow, detail: string) => {
    log('error', 'engine cannot be used', { cluster: cluster.name, reason: detail });
    const { role, nodeId, hostname } = row;
    const state = { state: 'unreachable', detail, engineVersion: '', apiVersion: '' } as const;
    await saveMemberCondition(row.id, { ...state, swarm: '', role, nodeId, hostname, identity: '' });
    if (membersOf(id) === 0) await saveClusterCondition(id, state);
  };
  const membersOf = (clusterId: string) => running.get(clusterId)?.members.length ?? 0;

  const follow = async () => {
    const rows = await db.cluster.findMany({
      orderBy: { name: 'asc' },
      include: { engines: { orderBy: { createdAt: 'asc' } } },
    });
    const present = new Set(rows.map((row) => row.id));
    for (const id of [...running.keys()]) if (!present.has(id)) stop(id);
    for (const row of rows) {
      const known = running.get(row.id);
      if (known && !isSame(known.row, row)) stop(row.id);
      const now = running.get(row.id) ?? begin(row);
      running.set(row.id, now);
      await followMembers(now, row.engines);
    }
  };

  /** Those that have an engine which can be asked at all. */
  const clusters = () =>
    [...running.values()].flatMap(({ cluster, members }) => (members.length > 0 ? [cluster] : []));
  /** The same, for each request that names one. */
  const find = (isMeant: (cluster: Cluster) => boolean): Cluster | null => {
    for (const { cluster, members } of running.values()) {
      if (members.length > 0 && isMeant(cluster)) return cluster;
    }
    return null;
  };
  return {
    byName: (name) => find((cluster) => cluster.name === name),
    byId: (id) => find((cluster) => cluster.id === id),
    default: () => find((cluster) => cluster.isDefault),
    all: clusters,
    reload: () => {
      reloading = reloading.catch(() => undefined).then(follow);
      return reloading;
    },
    credentialsOf: async (engineId) => {
      const row = engineId === null ? null : await db.clusterEngine.findUnique({ where: { id: engineId } });
      return row && credentialsIn(row, engineKeyFile);
    },
    close: () => {
      for (const id of [...running.keys()]) stop(id);
    },
  };
}

function begin(row: ClusterRow): Running {
  const members: Member[] = [];
  const { cluster, inventory } = openCluster(row, members);
  return { row, cluster, inventory, members, byId: new Map() };
}

function isSame(a: ClusterRow, b: ClusterRow): boolean {
  return (
    a.name === b.name && a.isDefault === b.isDefault && a.registryHosts.join() === b.registryHosts.join()
  );
}

function isSameMember(a: MemberRow, b: MemberRow): boolean {
  return (
    a.endpoint === b.endpoint &&
    Buffer.compare(a.sealedCredentials ?? Buffer.of(), b.sealedCredentials ?? Buffer.of()) === 0
  );
}
