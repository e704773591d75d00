import { clusterVerdict } from '@/components/fleet/cluster-verdict';
import { ResourceLink } from '@/components/resources/resource-link';
import { TextLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import type { FleetRow } from '@/lib/fleet/fleet-row';
import { type Trouble, worstFirst } from '@/lib/fleet/trouble';
import { paths } from '@/lib/paths/console-paths';

const mostShown = 12;
const kindWords = { nodes: 'Node', services: 'Service', containers: 'Container' } as const;

/** What it is, then its name with what is wrong below. */
const lineClass = 'grid grid-cols-[6rem_minmax(0,1fr)] items-baseline gap-x-3 py-1.5';

/** What is not as it should be at this moment: clusters that do not answer, then the worst of what is on the others. */
export function NotWell({ rows }: { rows: readonly FleetRow[] }) {
  const away = rows.filter(({ state, swarmSilence }) => state === 'stale' || swarmSilence !== null);
  const troubles = rows
    .flatMap((row) => row.troubles.map((trouble) => ({ ...trouble, cluster: row.name })))
    .sort(worstFirst);
  const count = away.length + rows.reduce((sum, { troubleCount }) => sum + troubleCount, 0);
  const rest = count - away.length - Math.min(mostShown, troubles.length);
  return (
    <Card title={count === 0 ? 'Not well now' : `Not well now (${count})`}>
      {count === 0 ? (
        <p className="text-ink-soft">Nothing: what should run runs, and every cluster answers.</p>
      ) : null}
      <ul>
        {away.map((row) => (
          <li key={row.name} className={lineClass}>
            <StatusDot tone="danger">Cluster</StatusDot>
            <span className="min-w-0">
              <TextLink href={paths.opsCluster(row.name)}>{row.name}</TextLink>
              <span className="block text-[0.8125rem] text-ink-soft">
                {clusterVerdict(row).word.toLowerCase()} since{' '}
                <RelativeTime
                  at={row.state === 'stale' ? row.since : (row.swarmSilence?.since ?? row.since)}
                />
              </span>
            </span>
          </li>
        ))}
        {troubles.slice(0, mostShown).map((trouble) => (
          <TroubleLine
            key={`${trouble.cluster} ${trouble.kind} ${trouble.id}`}
            trouble={trouble}
            cluster={trouble.cluster}
            withCluster={rows.length > 1}
          />
        ))}
      </ul>
      {rest > 0 ? <p className="pt-2 text-ink-soft">And {rest} more.</p> : null}
    </Card>
  );
}

interface TroubleLineProps {
  trouble: Trouble;
  cluster: string;
  withCluster: boolean;
}

function TroubleLine({ trouble, cluster, withCluster }: TroubleLineProps) {
  const { kind, id, name, tone, words } = trouble;
  return (
    <li className={lineClass}>
      <StatusDot tone={tone}>{kindWords[kind]}</StatusDot>
      <span className="min-w-0">
        <span className="flex items-baseline gap-x-3">
          <span className="min-w-0 truncate">
            <ResourceLink cluster={cluster} kind={kind} id={id} name={name} />
          </span>
          {withCluster ? <span className="shrink-0 text-[0.8125rem] text-ink-soft">on {cluster}</span> : null}
        </span>
        <span className="block break-words text-[0.8125rem] text-ink-soft">{words}</span>
      </span>
    </li>
  );
}
