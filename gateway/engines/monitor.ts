import { contradiction } from '@/gateway/engines/belongs';
import type { Cluster } from '@/gateway/engines/cluster';
import { clusterState, saveMemberCondition } from '@/gateway/engines/condition-rows';
import { measured } from '@/gateway/engines/measured';
import type { Member, MemberCondition } from '@/gateway/engines/member';
import { log, reasonOf } from '@/gateway/log';

const measureEveryMs = 3_000;
/** Whether its events come in tells sooner that it went, or is back: then it is measured at once. */
const listenEveryMs = 200;
/** An unchanged state is written this often, so that its age tells whether anybody measures. */
const saveEveryMs = 15_000;

/**
 * Measures every few seconds whether an engine answers, keeps `member.condition` and writes its row,
 * and that of the cluster whose addressed engine it is.
 *
 * @param onMeasured called each time
 * @returns a function that stops it
 */
export function monitorMember(cluster: Cluster, member: Member, onMeasured: () => void): () => void {
  const stopping = new AbortController();
  let registered = member.condition.nodeId;
  let timer: NodeJS.Timeout | undefined;
  let savedAt = 0;

  const measure = async () => {
    const before = { ...member.condition };
    const now = await measured(member, stopping.signal);
    if (stopping.signal.aborted) return;
    const against = now.state === 'reachable' ? contradiction(cluster, member, now, registered) : null;
    if (against !== null) Object.assign(now, { state: 'unreachable', detail: against, nodeId: registered });
    // The only engine of a cluster may leave its Swarm and join another.
    else if (registered === '' || cluster.members.length === 1) registered = now.nodeId;
    Object.assign(member.condition, now);
    const changed = !isSame(before, member.condition);
    if (changed) tell(cluster, member);
    onMeasured();
    if (changed || Date.now() - savedAt >= saveEveryMs) {
      savedAt = Date.now();
      await saveMemberCondition(member.id, member.condition);
    }
    await clusterState(cluster).save();
  };

  const loop = async () => {
    try {
      await measure();
    } catch (error) {
      log('warn', 'cluster state not saved', { cluster: cluster.name, reason: reasonOf(error) });
    }
    waitForNext(Date.now() + measureEveryMs, member.inventory.isFollowing);
  };
  const waitForNext = (until: number, wasFollowing: boolean) => {
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      if (Date.now() >= until || member.inventory.isFollowing !== wasFollowing) void loop();
      else waitForNext(until, wasFollowing);
    }, listenEveryMs);
  };
  void loop();

  return () => {
    stopping.abort();
    clearTimeout(timer);
  };
}

function tell({ name, members }: Cluster, { condition }: Member): void {
  const { state, detail, engineVersion, hostname } = condition;
  log(state === 'reachable' ? 'info' : 'warn', `cluster ${state}`, {
    cluster: name,
    ...(members.length > 1 ? { engine: hostname } : {}),
    detail,
    engineVersion,
  });
}

function isSame(a: MemberCondition, b: MemberCondition): boolean {
  const keys = ['state', 'detail', 'engineVersion', 'apiVersion', 'role', 'nodeId', 'hostname'] as const;
  return keys.every((key) => a[key] === b[key]);
}
