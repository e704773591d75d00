import type { TaskRow } from '@/lib/tasks/row';
import { isOver } from '@/lib/tasks/task-state';

export interface WhatRuns {
  /** Started elsewhere when they have to leave. */
  readonly moving: number;
  /** Of global services: they end and are not started elsewhere. */
  readonly ending: number;
  readonly services: readonly string[];
}

/** What is on these nodes and not over, by what becomes of it when it has to leave. */
export function whatRuns(nodeIds: ReadonlySet<string>, tasks: readonly TaskRow[]): WhatRuns {
  const here = tasks.filter(({ nodeId, state }) => nodeId !== null && nodeIds.has(nodeId) && !isOver(state));
  return {
    moving: here.filter(({ slot }) => slot !== null).length,
    ending: here.filter(({ slot }) => slot === null).length,
    services: [...new Set(here.map(({ service }) => service))].sort(),
  };
}

/** The consequence as sentences. */
export function whatLeaves({ moving, ending, services }: WhatRuns): string[] {
  if (moving + ending === 0) return ['No tasks run on it.'];
  const parts = [
    moving > 0
      ? `${moving} ${moving === 1 ? 'task is' : 'tasks are'} stopped here and started on other nodes, where there is room and the constraints allow it.`
      : '',
    ending > 0
      ? `${ending} ${ending === 1 ? 'task' : 'tasks'} of global services ${ending === 1 ? 'ends' : 'end'}: these run on every active node.`
      : '',
    `Services: ${listed(services)}.`,
  ];
  return parts.filter(Boolean);
}

const mostNamed = 8;

function listed(names: readonly string[]): string {
  const rest = names.length - mostNamed;
  return rest > 0 ? `${names.slice(0, mostNamed).join(', ')} and ${rest} more` : names.join(', ');
}
