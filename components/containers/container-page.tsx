'use client';

import { type ReactNode, useState } from 'react';
import { ActionButton } from '@/components/containers/action-button';
import { actionIcons } from '@/components/containers/action-menu';
import { type ContainerAction, missingAccess } from '@/components/containers/container-action';
import { ContainerMark } from '@/components/containers/container-mark';
import { ContainerOverview } from '@/components/containers/container-overview';
import { statusSentence } from '@/components/containers/container-words';
import type { LoadedContainer } from '@/components/containers/load-container';
import { useContainerActions } from '@/components/containers/use-container-actions';
import { useContainerCommands } from '@/components/containers/use-container-commands';
import { useObstacleSentence } from '@/components/containers/use-grantors';
import { placesOfThing } from '@/components/resources/access-place';
import { ResourcePage } from '@/components/resources/resource-page';
import { useDetails } from '@/components/resources/use-details';
import { useThing } from '@/components/resources/use-thing';
import { useAccess } from '@/components/shell/use-access';
import { lazily } from '@/components/ui/lazily';
import { navigate } from '@/components/ui/navigate';
import { useNow } from '@/components/ui/now';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { Tab } from '@/components/ui/tabs';
import type { Operation } from '@/lib/access/operations';
import type { ContainerRow } from '@/lib/containers/row';
import type { OnCluster } from '@/lib/rows/placed-row';

const loading = () => <SkeletonRows label="Loading this part" />;
const loadLog = () => import('@/components/logs/log-view').then((part) => part.LogView);
const LogView = lazily(loadLog, loading);
const RemoveContainer = lazily(() =>
  import('@/components/containers/remove-container').then((part) => part.RemoveContainer),
);
const StatsView = lazily(
  () => import('@/components/stats/stats-view').then((part) => part.StatsView),
  loading,
);
const MetricsView = lazily(
  () => import('@/components/metrics/metrics-view').then((part) => part.MetricsView),
  loading,
);
const Timeline = lazily(
  () => import('@/components/timeline/timeline').then((part) => part.Timeline),
  loading,
);
const TerminalView = lazily(
  () => import('@/components/terminal/terminal-view').then((part) => part.TerminalView),
  loading,
);

const loadReader = () => import('@/components/containers/container-details').then((part) => part.readInspect);

interface ContainerPageProps {
  cluster: { name: string; publishedHost: string };
  initial: LoadedContainer;
  /** The list one comes back to. */
  listHref: string;
  /** Buttons and tabs that one view adds. */
  extraActions?: (row: OnCluster<ContainerRow>) => ReactNode;
  extraTabs?: readonly Tab[];
}

/** One container: what it is, what it prints, a shell in it, what it uses. */
export function ContainerPage(props: ContainerPageProps) {
  const { cluster, initial, listHref } = props;
  const access = useAccess();
  const thing = useThing({
    kind: 'containers',
    initial: initial.row,
    inspect: initial.inspect,
    path: `/containers/${initial.row.id}/json`,
  });
  const { collection } = thing.row;
  const inspect = useDetails(thing.inspect, initial.inspect, loadReader);
  const actions = useContainerActions(cluster.name);
  const [isRemoving, setRemoving] = useState(false);
  const now = useNow() ?? 0;
  const missing = (operation: Operation) => missingAccess(operation, collection, access, now);
  const envReason = useObstacleSentence(missing('container.view-env'));
  const execReason = useObstacleSentence(missing('container.exec'));
  const statsReason = useObstacleSentence(missing('container.stats'));

  const id = inspect.Id;
  const name = inspect.Name.replace(/^\//, '');
  const target = { id, name, state: inspect.State.Status, collection };
  const isRunning = inspect.State.Running;
  useContainerCommands(target, access, now, actions.run);

  const button = (action: ContainerAction, onPress?: () => void) => (
    <ActionButton
      action={action}
      target={target}
      access={access}
      icon={actionIcons[action]}
      onPress={onPress ?? (() => void actions.run({ id, name }, action))}
    />
  );

  const tabs: Tab[] = [
    {
      value: 'overview',
      label: 'Overview',
      content: (
        <ContainerOverview
          inspect={inspect}
          publishedHost={cluster.publishedHost}
          row={thing.row}
          envReason={envReason}
        />
      ),
    },
    {
      value: 'logs',
      label: 'Logs',
      prepare: loadLog,
      content: (
        <LogView
          source={{ cluster: cluster.name, kind: 'containers', id, tty: inspect.Config.Tty ?? false }}
          name={name}
          startedAt={inspect.State.StartedAt ?? ''}
        />
      ),
    },
    {
      value: 'terminal',
      label: 'Terminal',
      content: (
        <TerminalView
          cluster={cluster.name}
          container={{ id, name, collection }}
          reason={execReason ?? (isRunning ? null : 'It is not running. Start it to open a terminal.')}
        />
      ),
    },
    {
      value: 'stats',
      label: 'Stats',
      content: <StatsView cluster={cluster.name} container={{ id, name, isRunning }} />,
    },
    {
      value: 'metrics',
      label: 'Metrics',
      content: <MetricsView cluster={cluster.name} resource={`container:${id}`} reason={statsReason} />,
    },
    {
      value: 'timeline',
      label: 'Time line',
      content: <Timeline cluster={cluster.name} kind="container" id={id} />,
    },
    ...(props.extraTabs ?? []),
  ];

  return (
    <>
      <ResourcePage
        name={name}
        mark={
          <ContainerMark
            state={inspect.State.Status}
            status={statusSentence(inspect.State)}
            doing={actions.doing(id)}
          />
        }
        live={thing.state}
        isGone={thing.isGone}
        error={thing.error}
        onRetry={thing.retry}
        list={{ href: listHref, noun: 'containers' }}
        actions={
          <>
            {isRunning ? button('stop') : button('start')}
            {button('restart')}
            {props.extraActions?.(thing.row)}
            {button('remove', () => setRemoving(true))}
          </>
        }
        access={placesOfThing('container', { cluster: cluster.name, id, collection })}
        tabs={tabs}
      />
      {isRemoving ? (
        <RemoveContainer
          cluster={cluster.name}
          target={target}
          onClose={() => setRemoving(false)}
          onRemoved={() => navigate(listHref)}
        />
      ) : null}
    </>
  );
}
