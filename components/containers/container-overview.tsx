import type { ReactNode } from 'react';
import type { ContainerInspect } from '@/components/containers/container-details';
import {
  commandWords,
  endingWords,
  engineInstant,
  inspectedPorts,
  limitWords,
  restartWords,
} from '@/components/containers/container-words';
import { PortLinks } from '@/components/containers/port-links';
import { Facts, Mono } from '@/components/resources/facts';
import { ResourceLink } from '@/components/resources/resource-link';
import { StackLink } from '@/components/stacks/stack-link';
import { Card } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { ReasonButton } from '@/components/ui/reason-action';
import { AbsoluteTime, RelativeTime } from '@/components/ui/relative-time';
import type { ContainerRow } from '@/lib/containers/row';
import type { OnCluster } from '@/lib/rows/placed-row';

interface ContainerOverviewProps {
  inspect: ContainerInspect;
  publishedHost: string;
  /** As lists know it. */
  row: OnCluster<ContainerRow>;
  /** Why the environment is not shown; null when it is. */
  envReason: string | null;
}

/** The settings of a container in words. */
export function ContainerOverview({ inspect, publishedHost, row, envReason }: ContainerOverviewProps) {
  const { State, Config, HostConfig } = inspect;
  const { cluster } = row;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title="What it is">
        <Facts
          facts={[
            [
              'Image',
              <Mono key="image">
                {inspect.Image ? (
                  <ResourceLink cluster={cluster} kind="images" id={inspect.Image} name={Config.Image} />
                ) : (
                  Config.Image
                )}
              </Mono>,
            ],
            ['Command', <Mono key="command">{commandWords(Config)}</Mono>],
            [
              'Ports',
              <PortLinks
                key="ports"
                ports={inspectedPorts(inspect.NetworkSettings)}
                publishedHost={publishedHost}
              />,
            ],
            ['Stack', row.stack && <StackLink key="stack" cluster={cluster} stack={row.stack} />],
            ['Service', row.serviceId && <OfSwarm key="service" row={row} kind="services" />],
            ['Task', row.taskId && <OfSwarm key="task" row={row} kind="tasks" />],
            ['Node', row.node && <NodeLink key="node" row={row} labels={Config.Labels ?? {}} />],
            ['Collection', row.collection],
            ['Owner', row.owner],
            ['Id', <Mono key="id">{inspect.Id.slice(0, 12)}</Mono>],
          ]}
        />
      </Card>
      <Card title="How it runs">
        <Facts
          facts={[
            ['Created', <RelativeTime key="created" at={inspect.Created} />],
            [State.Running ? 'Running since' : 'Last started', instant(State.StartedAt)],
            ['Stopped', State.Running ? null : instant(State.FinishedAt)],
            ['How it ended', endingWords(State)],
            ['When it ends', HostConfig.AutoRemove ? 'Removed as soon as it ends' : restartWords(HostConfig)],
            ['Started again', inspect.RestartCount ? `${inspect.RestartCount} times` : null],
            ['Limits', limitWords(HostConfig)],
            ['Runs as', Config.User || 'the user of its image'],
            ['Folder', Config.WorkingDir],
            ['Files', HostConfig.ReadonlyRootfs ? 'Read-only, but for its mounts' : null],
          ]}
        />
      </Card>
      <Card title="Mounts">
        <Mounts cluster={cluster} mounts={inspect.Mounts ?? []} />
      </Card>
      <Card title="Networks">
        <Networks cluster={cluster} networks={inspect.NetworkSettings?.Networks ?? {}} />
      </Card>
      <Card title="Environment" className="lg:col-span-2">
        {envReason ? (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
            <p>It is not shown: {envReason}</p>
            <ReasonButton reason={envReason} />
          </div>
        ) : (
          <Environment env={Config.Env ?? []} />
        )}
      </Card>
    </div>
  );
}

type Mount = NonNullable<ContainerInspect['Mounts']>[number];

function OfSwarm({ row, kind }: { row: OnCluster<ContainerRow>; kind: 'services' | 'tasks' }) {
  const id = (kind === 'services' ? row.serviceId : row.taskId) ?? '';
  const name = kind === 'services' ? (row.serviceName ?? id) : id;
  return <ResourceLink cluster={row.cluster} kind={kind} id={id} name={name} />;
}

/** Containers that a Swarm made say which node they are on; of others its name is known. */
function NodeLink({
  row,
  labels,
}: {
  row: OnCluster<ContainerRow>;
  labels: Readonly<Record<string, string>>;
}) {
  const id = labels['com.docker.swarm.node.id'];
  if (row.serviceId === null || id === undefined) return row.node;
  return <ResourceLink cluster={row.cluster} kind="nodes" id={id} name={row.node ?? id} />;
}

function Mounts({ cluster, mounts }: { cluster: string; mounts: readonly Mount[] }) {
  if (mounts.length === 0)
    return <p className="text-ink-soft">Nothing is mounted; files it writes go with it.</p>;
  return (
    <ul className="flex flex-col gap-2">
      {mounts.map((mount) => (
        <li key={mount.Destination} className="min-w-0 break-words">
          <Mono>{mount.Destination}</Mono>
          <span className="block text-[0.8125rem] text-ink-soft">
            {mount.Type === 'volume' && mount.Name ? (
              <>
                Volume <ResourceLink cluster={cluster} kind="volumes" id={mount.Name} name={mount.Name} />
              </>
            ) : (
              mountWords(mount)
            )}
            {mount.RW === false ? ', read-only' : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}

function mountWords({ Type, Source }: Mount): string {
  if (Type === 'volume') return 'Volume';
  if (Type === 'tmpfs') return 'In memory, gone when it stops';
  return Source ? `Path ${Source} of the node` : 'A path of the node';
}

interface NetworksProps {
  cluster: string;
  networks: NonNullable<NonNullable<ContainerInspect['NetworkSettings']>['Networks']>;
}

function Networks({ cluster, networks }: NetworksProps) {
  const entries = Object.entries(networks);
  if (entries.length === 0) return <p className="text-ink-soft">It is on no network that you can see.</p>;
  return (
    <ul className="flex flex-col gap-2">
      {entries.map(([name, network]) => (
        <li key={name} className="flex flex-wrap items-baseline justify-between gap-x-4">
          {network?.NetworkID ? (
            <ResourceLink cluster={cluster} kind="networks" id={network.NetworkID} name={name} />
          ) : (
            name
          )}
          <span className="text-ink-soft">
            {network?.IPAddress ? <Mono>{network.IPAddress}</Mono> : 'no address now'}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Environment({ env }: { env: readonly string[] }) {
  if (env.length === 0) return <p className="text-ink-soft">No variables are set.</p>;
  const entries = env.map((entry) => {
    const at = entry.indexOf('=');
    return at === -1 ? ([entry, ''] as const) : ([entry.slice(0, at), entry.slice(at + 1)] as const);
  });
  return (
    <KeyValue
      items={entries.map(([name, value]) => [name, <Mono key={name}>{value || '(empty)'}</Mono>] as const)}
    />
  );
}

function instant(text: string | null | undefined): ReactNode {
  const at = engineInstant(text);
  return at && <AbsoluteTime at={at} />;
}
