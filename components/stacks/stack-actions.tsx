import { Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ActionDialogProps, ResourceAction } from '@/components/resources/actions/resource-action';
import type { StackLine } from '@/components/stacks/stack-columns';

const RemoveStacks = dynamic(() =>
  import('@/components/stacks/remove-stack').then((part) => part.RemoveStacks),
);

/** What can be done with whole stacks. Changing one is deploying its file again. */
export const stackActions: readonly ResourceAction<StackLine>[] = [
  {
    id: 'stack.remove',
    label: 'Remove',
    icon: <Trash2 aria-hidden />,
    tone: 'danger',
    operation: 'service.remove',
    collectionsOf: ({ collections }) => collections,
    obstacle: ({ kind }) =>
      kind === 'swarm' ? null : 'It was made by docker-compose, and is removed by it: docker-compose down.',
    isForMany: true,
    Dialog: (props: ActionDialogProps<StackLine>) => <RemoveStacks {...props} />,
  },
];
