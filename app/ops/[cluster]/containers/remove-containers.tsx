'use client';

import { useState } from 'react';
import type { OpsContainer } from '@/app/ops/[cluster]/containers/ops-container';
import type { ContainerRunner } from '@/app/ops/[cluster]/containers/use-container-runner';
import { ConfirmByTyping } from '@/components/ui/confirm-by-typing';

interface RemoveContainersProps {
  containers: readonly OpsContainer[];
  run: ContainerRunner['run'];
  onClose: () => void;
}

/** Lists what will go and asks for the name, or for several for their number. */
export function RemoveContainers({ containers, run, onClose }: RemoveContainersProps) {
  const [isBusy, setIsBusy] = useState(false);
  const [first] = containers;
  const running = containers.filter((container) => container.state === 'running').length;
  const isOne = containers.length === 1 && first !== undefined;
  return (
    <ConfirmByTyping
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={isOne ? `Remove ${first.name}?` : `Remove ${containers.length} containers?`}
      phrase={isOne ? first.name : `${containers.length} containers`}
      action="Remove"
      busy={isBusy}
      onConfirm={async () => {
        setIsBusy(true);
        await run(containers, 'remove');
        onClose();
      }}
    >
      <p>
        They and every file they wrote outside of volumes will be gone. This cannot be undone.
        {running > 0
          ? ` ${running === 1 ? 'One is' : `${running} are`} running and will be killed first.`
          : ''}
      </p>
      {isOne ? null : (
        <ul className="max-h-40 overflow-y-auto rounded-md bg-sunken px-3 py-2">
          {containers.map((container) => (
            <li key={container.id} className="truncate">
              {container.name}{' '}
              <span className="text-ink-soft">
                {container.cluster}, {container.collection}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="text-ink-soft">Images, named volumes and networks stay.</p>
    </ConfirmByTyping>
  );
}
