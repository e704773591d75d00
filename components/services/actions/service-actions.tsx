import { Pause, Pencil, Play, RotateCw, Scaling, Trash2, Undo2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import { moveAction } from '@/components/resources/actions/move-action';
import type { ActionDialogProps, ResourceAction } from '@/components/resources/actions/resource-action';
import type { ServiceLine } from '@/components/services/service-columns';

const noun = { one: 'service', many: 'services' };

type Dialog = ComponentType<ActionDialogProps<ServiceLine>>;

/** Fetched when it is first wanted. */
function lazily(load: () => Promise<Dialog>) {
  const Fetched = dynamic(load);
  return (props: ActionDialogProps<ServiceLine>) => <Fetched {...props} />;
}

const updateDialogs = () => import('@/components/services/actions/update-dialogs');
const ScaleDialog = lazily(
  async () => (await import('@/components/services/actions/scale-dialog')).ScaleDialog,
);
const RestartDialog = lazily(async () => (await updateDialogs()).RestartDialog);
const RollBackDialog = lazily(async () => (await updateDialogs()).RollBackDialog);
const HoldDialog = lazily(async () => (await updateDialogs()).HoldDialog);
const ContinueDialog = lazily(async () => (await updateDialogs()).ContinueDialog);
const RemoveDialog = lazily(async () => (await updateDialogs()).RemoveServicesDialog);
const OpenEditor = lazily(async () => (await import('@/components/services/actions/open-editor')).OpenEditor);

/** Whether an update or rollback is under way or stopped half way. */
function isBetween({ updateState }: ServiceLine): boolean {
  return ['updating', 'paused', 'rollback_started', 'rollback_paused'].includes(updateState ?? '');
}

function isStopped({ updateState, isHeld }: ServiceLine): boolean {
  return isHeld || updateState === 'paused' || updateState === 'rollback_paused';
}

/** Everything that can be done with services, one or many. */
export const serviceActions: readonly ResourceAction<ServiceLine>[] = [
  {
    id: 'service.edit',
    label: 'Edit',
    icon: <Pencil aria-hidden />,
    operation: 'service.update',
    isForMany: false,
    Dialog: OpenEditor,
  },
  {
    id: 'service.scale',
    label: 'Scale',
    icon: <Scaling aria-hidden />,
    operation: 'service.update',
    obstacle: ({ mode }) =>
      mode === 'replicated' ? null : 'Only a replicated service has a number of replicas.',
    isForMany: true,
    Dialog: ScaleDialog,
  },
  {
    id: 'service.restart',
    label: 'Restart',
    icon: <RotateCw aria-hidden />,
    operation: 'service.update',
    isForMany: true,
    Dialog: RestartDialog,
  },
  {
    id: 'service.rollback',
    label: 'Roll back',
    icon: <Undo2 aria-hidden />,
    operation: 'service.update',
    obstacle: ({ canRollBack }) => (canRollBack ? null : 'It was never updated, or was rolled back already.'),
    isForMany: true,
    Dialog: RollBackDialog,
  },
  {
    id: 'service.pause',
    label: 'Pause the update',
    icon: <Pause aria-hidden />,
    operation: 'service.update',
    obstacle: (row) => (row.updateState === 'updating' ? row.notToHold : 'No update of it is under way.'),
    isForMany: false,
    isRare: true,
    Dialog: HoldDialog,
  },
  {
    id: 'service.continue',
    label: 'Continue the update',
    icon: <Play aria-hidden />,
    operation: 'service.update',
    obstacle: (row) =>
      isStopped(row) && (isBetween(row) || row.isHeld) ? null : 'No update of it is stopped.',
    isForMany: false,
    isRare: true,
    Dialog: ContinueDialog,
  },
  { ...moveAction<ServiceLine>('service', noun), isRare: true },
  {
    id: 'service.remove',
    label: 'Remove',
    icon: <Trash2 aria-hidden />,
    tone: 'danger',
    operation: 'service.remove',
    isForMany: true,
    isRare: true,
    Dialog: RemoveDialog,
  },
];
