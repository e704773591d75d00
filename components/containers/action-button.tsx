'use client';

import type { ReactNode } from 'react';
import {
  type ActionTarget,
  type ContainerAction,
  containerActions,
  obstacleTo,
} from '@/components/containers/container-action';
import { useObstacleSentence } from '@/components/containers/use-grantors';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { useNow } from '@/components/ui/now';
import type { Access } from '@/lib/access/access';

interface ActionButtonProps {
  action: ContainerAction;
  target: ActionTarget;
  access: Access;
  isBusy?: boolean;
  icon: ReactNode;
  onPress: () => void;
}

/** A button that does something with a container, or says why it cannot. */
export function ActionButton({ action, target, access, isBusy = false, icon, onPress }: ActionButtonProps) {
  const now = useNow() ?? 0;
  const reason = useObstacleSentence(obstacleTo(action, target, access, now));
  return (
    <DisabledWithReason reason={isBusy ? null : reason}>
      <Button onClick={onPress} busy={isBusy}>
        {icon}
        {containerActions[action].label}
      </Button>
    </DisabledWithReason>
  );
}
