'use client';

import { KeyRound, Lock, RotateCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import * as z from 'zod/mini';
import { engineUrl } from '@/components/live/engine-url';
import { ConfirmChange } from '@/components/nodes/confirm-change';
import { trackActivity } from '@/components/shell/activity-store';
import { changeSwarm } from '@/components/swarm/change-swarm';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
import { StatusDot } from '@/components/ui/status-dot';
import { request } from '@/lib/http/request';

interface LockCardProps {
  cluster: string;
  isLocking: boolean;
  reason: string | null;
  onChanged: () => void;
}

const answer = z.object({ UnlockKey: z.string() });

/** Whether managers that are started anew wait for a key. The key is shown on demand, on record. */
export function LockCard({ cluster, isLocking, reason, onChanged }: LockCardProps) {
  const [key, setKey] = useState<string | null>(null);
  const [asks, setAsks] = useState<'on' | 'off' | 'rotate' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const show = async () => {
    const { UnlockKey } = z.parse(
      answer,
      await request<unknown>('GET', engineUrl(cluster, '/swarm/unlockkey')),
    );
    setKey(UnlockKey);
  };
  const lock = (isOn: boolean) =>
    attempt(async () => {
      const work = changeSwarm(cluster, (spec) => ({
        ...spec,
        EncryptionConfig: { ...spec.EncryptionConfig, AutoLockManagers: isOn },
      }));
      await trackActivity(`Switch auto-lock of ${cluster} ${isOn ? 'on' : 'off'}`, work);
      onChanged();
      if (isOn) await show();
      else setKey(null);
    });
  const rotate = () =>
    attempt(async () => {
      const work = changeSwarm(cluster, (spec) => spec, { rotateManagerUnlockKey: true });
      await trackActivity(`Rotate the unlock key of ${cluster}`, work);
      await show();
    });
  const button = (label: string, icon: ReactNode, onPress: () => void) => (
    <DisabledWithReason reason={reason}>
      <Button busy={isBusy} onClick={onPress}>
        {icon}
        {label}
      </Button>
    </DisabledWithReason>
  );
  return (
    <Card
      title="Auto-lock"
      aside={<StatusDot tone={isLocking ? 'ok' : 'neutral'}>{isLocking ? 'On' : 'Off'}</StatusDot>}
    >
      <div className="flex flex-col gap-4">
        <p className="text-pretty text-ink-soft">
          With auto-lock a manager that is started anew waits for a key before it reads what it stored:
          whoever steals its disk cannot.
        </p>
        {key === null ? null : <CodeBlock label="Unlock key" code={key} />}
        <ErrorNotice error={error} />
        <div className="flex flex-wrap gap-2">
          {isLocking ? (
            <>
              {key === null
                ? button('Show the unlock key', <KeyRound aria-hidden />, () => void attempt(show))
                : null}
              {button('Rotate the key', <RotateCw aria-hidden />, () => setAsks('rotate'))}
              {button('Switch off', null, () => setAsks('off'))}
            </>
          ) : (
            button('Switch on', <Lock aria-hidden />, () => setAsks('on'))
          )}
        </div>
      </div>
      {asks === null ? null : (
        <ConfirmChange
          {...questions[asks]}
          onConfirm={() => void (asks === 'rotate' ? rotate() : lock(asks === 'on'))}
          onClose={() => setAsks(null)}
        />
      )}
    </Card>
  );
}

const questions = {
  on: {
    title: 'Switch auto-lock on?',
    consequences: [
      'Each manager that restarts stays locked until somebody gives it the key. It is shown next: keep it where you find it without this Swarm.',
    ],
    action: 'Switch on',
  },
  off: {
    title: 'Switch auto-lock off?',
    consequences: ['Managers start by themselves again. The key is stored on their disks, unprotected.'],
    action: 'Switch off',
  },
  rotate: {
    title: 'Rotate the unlock key?',
    consequences: [
      'Keep the old key for some minutes: a manager that is away at this moment still needs it.',
    ],
    action: 'Rotate',
  },
} as const;
