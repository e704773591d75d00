'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { InitSwarm } from '@/components/swarm/init-swarm';
import type { SwarmState } from '@/components/swarm/swarm-state';
import { UnlockSwarm } from '@/components/swarm/unlock-swarm';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';

interface NoSwarmProps {
  cluster: string;
  swarm: Exclude<SwarmState, { kind: 'manager' }>;
}

/** Why a cluster shows no nodes, and what to do about it. */
export function NoSwarm({ cluster, swarm }: NoSwarmProps) {
  const router = useRouter();
  const reason = useMissingRight('swarm.manage', '/');
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const done = () => {
    setOpen(false);
    router.refresh();
  };
  const texts = {
    none: `${cluster} is one engine, in no Swarm: it runs containers, and nothing else. With a Swarm it runs services too, and other engines can join it.`,
    worker: `${cluster} is reached by a worker, and only managers know a Swarm’s nodes. Register the address of a manager.`,
    locked: `${cluster} is locked: its manager was started anew and waits for the unlock key.`,
    failed: `${cluster} is not part of its Swarm at the moment. ${swarm.kind === 'failed' ? swarm.detail : ''}`,
  };
  const action = swarm.kind === 'none' ? 'Start a Swarm' : swarm.kind === 'locked' ? 'Unlock' : null;
  return (
    <div className="rounded-lg bg-surface ring-1 ring-line">
      <EmptyState
        action={
          action ? (
            <DisabledWithReason reason={reason}>
              <Button tone="primary" onClick={() => setOpen(true)}>
                {action}
              </Button>
            </DisabledWithReason>
          ) : null
        }
      >
        {texts[swarm.kind]}
      </EmptyState>
      {isOpen && swarm.kind === 'none' ? <InitSwarm cluster={cluster} onClose={close} onDone={done} /> : null}
      {isOpen && swarm.kind === 'locked' ? (
        <UnlockSwarm cluster={cluster} onClose={close} onDone={done} />
      ) : null}
    </div>
  );
}
