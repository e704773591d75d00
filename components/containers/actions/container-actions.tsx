import {
  CirclePause,
  CirclePlay,
  Download,
  PenLine,
  Play,
  RotateCw,
  SlidersHorizontal,
  Square,
  Trash2,
  Zap,
} from 'lucide-react';
import { exportContainer } from '@/components/containers/actions/export-container';
import { engineRequest } from '@/components/live/engine-request';
import { moveAction } from '@/components/resources/actions/move-action';
import type { ActsAtOnce, ResourceAction } from '@/components/resources/actions/resource-action';
import { lazily } from '@/components/ui/lazily';
import type { ContainerRow } from '@/lib/containers/row';
import type { OnCluster } from '@/lib/rows/placed-row';

export type PlacedContainer = OnCluster<ContainerRow>;

export const containerNoun = { one: 'container', many: 'containers' };

/** Fetched when they are first wanted. */
const KillContainers = lazily(() =>
  import('@/components/containers/actions/kill-containers').then((part) => part.KillContainers),
);
const RenameContainer = lazily(() =>
  import('@/components/containers/actions/rename-container').then((part) => part.RenameContainer),
);
const UpdateContainer = lazily(() =>
  import('@/components/containers/actions/update-container').then((part) => part.UpdateContainer),
);
const RemoveContainers = lazily(() =>
  import('@/components/containers/actions/remove-containers').then((part) => part.RemoveContainers),
);

const stateIn =
  (otherwise: string, ...states: readonly string[]) =>
  ({ state }: PlacedContainer) =>
    states.includes(state) ? null : otherwise;

function post(call: string, doing: string, done: string): ActsAtOnce<PlacedContainer> {
  return {
    noun: containerNoun,
    doing,
    done,
    run: ({ cluster, id }) => engineRequest(cluster, `/containers/${id}/${call}`, { method: 'POST' }),
  };
}

const start = post('start', 'Starting', 'started');

/** All that an operator can do with containers. Tasks of services are the Swarm's: it makes them anew. */
export const containerActions: readonly ResourceAction<PlacedContainer>[] = [
  {
    id: 'container.start',
    label: 'Start',
    icon: <Play aria-hidden />,
    operation: 'container.start',
    obstacle: stateIn('It is running already.', 'created', 'exited', 'dead'),
    isForMany: true,
    atOnce: start,
  },
  {
    id: 'container.stop',
    label: 'Stop',
    icon: <Square aria-hidden />,
    operation: 'container.stop',
    obstacle: stateIn('It is not running.', 'running', 'restarting', 'paused'),
    isForMany: true,
    atOnce: {
      ...post('stop', 'Stopping', 'stopped'),
      undo: { label: 'Start again', run: start.run },
    },
  },
  {
    id: 'container.restart',
    label: 'Restart',
    icon: <RotateCw aria-hidden />,
    operation: 'container.restart',
    obstacle: stateIn(
      'It cannot be restarted in this state.',
      'running',
      'restarting',
      'paused',
      'exited',
      'created',
    ),
    isForMany: true,
    atOnce: post('restart', 'Restarting', 'restarted'),
  },
  {
    id: 'container.pause',
    label: 'Pause',
    icon: <CirclePause aria-hidden />,
    operation: 'container.pause',
    obstacle: stateIn('Only what runs can be paused.', 'running'),
    isForMany: true,
    isRare: true,
    atOnce: {
      ...post('pause', 'Pausing', 'paused'),
      undo: { label: 'Resume', run: post('unpause', '', '').run },
    },
  },
  {
    id: 'container.unpause',
    label: 'Resume',
    icon: <CirclePlay aria-hidden />,
    operation: 'container.pause',
    obstacle: stateIn('It is not paused.', 'paused'),
    isForMany: true,
    isRare: true,
    atOnce: post('unpause', 'Resuming', 'resumed'),
  },
  {
    id: 'container.kill',
    label: 'Send a signal',
    icon: <Zap aria-hidden />,
    operation: 'container.kill',
    obstacle: stateIn('It is not running.', 'running', 'restarting'),
    isForMany: true,
    isRare: true,
    Dialog: KillContainers,
  },
  {
    id: 'container.rename',
    label: 'Rename',
    icon: <PenLine aria-hidden />,
    operation: 'container.rename',
    obstacle: ({ serviceId }) => (serviceId ? 'The Swarm names the tasks of services.' : null),
    isForMany: false,
    isRare: true,
    Dialog: RenameContainer,
  },
  {
    id: 'container.update',
    label: 'Change limits',
    icon: <SlidersHorizontal aria-hidden />,
    operation: 'container.update',
    obstacle: ({ serviceId }) => (serviceId ? 'Its service says what it may use.' : null),
    isForMany: false,
    isRare: true,
    Dialog: UpdateContainer,
  },
  {
    id: 'container.export',
    label: 'Export its files',
    icon: <Download aria-hidden />,
    operation: 'container.copy-out',
    isForMany: false,
    isRare: true,
    atOnce: { noun: containerNoun, doing: 'Exporting', done: 'is being downloaded', run: exportContainer },
  },
  moveAction<PlacedContainer>('container', containerNoun),
  {
    id: 'container.remove',
    label: 'Remove',
    icon: <Trash2 aria-hidden />,
    tone: 'danger',
    operation: 'container.remove',
    obstacle: ({ state }) => (state === 'removing' ? 'It is being removed already.' : null),
    isForMany: true,
    Dialog: RemoveContainers,
  },
];
