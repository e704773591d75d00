'use client';

import { useMemo } from 'react';
import { type ActionTarget, containerActions, obstacleTo } from '@/components/containers/container-action';
import type { ActedOn, ContainerActionRunner } from '@/components/containers/use-container-actions';
import { usePageActions } from '@/components/shell/page-actions';
import type { Access } from '@/lib/access/access';

/** Puts what can be done with a container now into the palette of its page. */
export function useContainerCommands(
  { id, name, state, collection }: ActedOn & ActionTarget,
  access: Access,
  now: number,
  run: ContainerActionRunner['run'],
): void {
  const commands = useMemo(
    () =>
      (['start', 'stop', 'restart'] as const)
        .filter((action) => obstacleTo(action, { state, collection }, access, now) === null)
        .map((action) => ({
          id: `container.${action}`,
          label: `${containerActions[action].label} ${name}`,
          run: () => void run({ id, name }, action),
        })),
    [id, name, state, collection, access, now, run],
  );
  usePageActions(commands);
}
