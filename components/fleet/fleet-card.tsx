import { ClusterCapacity } from '@/components/fleet/cluster-capacity';
import { clusterVerdict } from '@/components/fleet/cluster-verdict';
import { FleetFigures } from '@/components/fleet/fleet-figures';
import { TextLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import type { FleetRow } from '@/lib/fleet/fleet-row';
import { paths } from '@/lib/paths/console-paths';
import type { UsageRow } from '@/lib/usage/usage-row';

/** One cluster at a glance: how it is, what it runs, how full it is. */
export function FleetCard({ row, used }: { row: FleetRow; used: UsageRow | null }) {
  const { tone, word } = clusterVerdict(row);
  return (
    <Card
      className="h-full"
      title={
        <span className="flex items-baseline gap-4">
          <TextLink href={paths.opsCluster(row.name)}>{row.name}</TextLink>
          <span className="shrink-0 font-normal">
            <StatusDot tone={tone}>{word}</StatusDot>
          </span>
        </span>
      }
    >
      <div className="flex flex-col gap-4">
        <FleetFigures row={row} />
        <ClusterCapacity row={row} used={used} />
        <p className="text-[0.8125rem] text-ink-soft">
          {row.state === 'stale' ? (
            <>
              As it was <RelativeTime at={row.since} />. It does not answer.
            </>
          ) : row.swarmSilence ? (
            <>
              Its Swarm is shown as it was <RelativeTime at={row.swarmSilence.since} />.
            </>
          ) : (
            kindWords(row)
          )}
        </p>
      </div>
    </Card>
  );
}

/** What sort of cluster it is, in one line. */
export function kindWords({ isSwarm, nodes, engineVersion }: FleetRow): string {
  const engine = engineVersion ? `engine ${engineVersion}` : 'engine not known yet';
  if (!isSwarm) return `One ${engine}, no Swarm`;
  const managers = `${nodes.managers} ${nodes.managers === 1 ? 'manager' : 'managers'}`;
  return nodes.managers === 0 ? `Swarm, ${engine}` : `Swarm of ${managers}, ${engine}`;
}
