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
import { Card } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { ReasonButton } from '@/components/ui/reason-action';
import { AbsoluteTime, RelativeTime } from '@/components/ui/relative-time';

interface ContainerOverviewProps {
  inspect: ContainerInspect;
  publishedHost: string;
  collection: string | null;
  owner: string | null;
  /** Why the environment is not shown; null when it is. */
  envReason: string | null;
}

/** The settings of a container in words. */
export function ContainerOverview({
  inspect,
  publishedHost,
  collection,
  owner,
  envReason,
}: ContainerOverviewProps) {
  const { State, Config, HostConfig } = inspect;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title="What it is">
        <KeyValue
          items={facts([
            ['Image', <Mono key="image">{Config.Image}</Mono>],
            ['Command', <Mono key="command">{commandWords(Config)}</Mono>],
            [
              'Ports',
              <PortLinks
                key="ports"
                ports={inspectedPorts(inspect.NetworkSettings)}
                publishedHost={publishedHost}
              />,
            ],
            ['Collection', collection],
            ['Owner', owner],
            ['Id', <Mono key="id">{inspect.Id.slice(0, 12)}</Mono>],
          ])}
        />
      </Card>
      <Card title="How it runs">
        <KeyValue
          items={facts([
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
          ])}
        />
      </Card>
      <Card title="Mounts">
        <Mounts mounts={inspect.Mounts ?? []} />
      </Card>
      <Card title="Networks">
        <Networks networks={inspect.NetworkSettings?.Networks ?? {}} />
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

function Mounts({ mounts }: { mounts: NonNullable<ContainerInspect['Mounts']> }) {
  if (mounts.length === 0)
    return <p className="text-ink-soft">Nothing is mounted; files it writes go with it.</p>;
  return (
    <ul className="flex flex-col gap-2">
      {mounts.map((mount) => (
        <li key={mount.Destination} className="min-w-0 break-words">
          <Mono>{mount.Destination}</Mono>
          <span className="block text-[0.8125rem] text-ink-soft">
            {mountWords(mount)}
            {mount.RW === false ? ', read-only' : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}

function mountWords({ Type, Name, Source }: NonNullable<ContainerInspect['Mounts']>[number]): string {
  if (Type === 'volume') return Name ? `Volume ${Name}` : 'Volume';
  if (Type === 'tmpfs') return 'In memory, gone when it stops';
  return Source ? `Path ${Source} of the node` : 'A path of the node';
}

function Networks({
  networks,
}: {
  networks: Readonly<Record<string, { IPAddress?: string | null | undefined } | null | undefined>>;
}) {
  const names = Object.keys(networks);
  if (names.length === 0) return <p className="text-ink-soft">It is on no network that you can see.</p>;
  return (
    <KeyValue items={names.map((name) => [name, networks[name]?.IPAddress || 'no address now'] as const)} />
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

function Mono({ children }: { children: ReactNode }) {
  return <span className="break-all font-mono text-[0.8125rem]">{children}</span>;
}

function instant(text: string | null | undefined): ReactNode {
  const at = engineInstant(text);
  return at && <AbsoluteTime at={at} />;
}

/** Only those facts that there are. */
function facts(entries: readonly (readonly [string, ReactNode])[]): (readonly [string, ReactNode])[] {
  return entries.filter(([, value]) => value !== null && value !== undefined && value !== '');
}
