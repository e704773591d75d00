'use client';

import { KeyRound, RotateCw } from 'lucide-react';
import { useState } from 'react';
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
import { showToast } from '@/components/ui/toast-store';
import { request } from '@/lib/http/request';

const answer = z.object({ JoinTokens: z.object({ Worker: z.string(), Manager: z.string() }) });

type Role = 'Worker' | 'Manager';
type Tokens = Readonly<Record<Role, string>>;

interface JoinCardProps {
  cluster: string;
  /** "10.0.0.5:2377"; "" when it is not known. */
  address: string;
  /** Why the person may not see tokens; null when they may. */
  reason: string | null;
}

/** What to run on a machine so that it joins. Tokens are asked for on demand, which is on record. */
export function JoinCard({ cluster, address, reason }: JoinCardProps) {
  const [tokens, setTokens] = useState<Tokens | null>(null);
  const [rotating, setRotating] = useState<Role | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
      const shown = await request<unknown>('GET', engineUrl(cluster, '/swarm'));
      setTokens(z.parse(answer, shown).JoinTokens);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const rotate = (role: Role) =>
    attempt(async () => {
      const flag = { [`rotate${role}Token`]: true };
      const work = changeSwarm(cluster, (spec) => spec, flag);
      await trackActivity(`Rotate the ${role.toLowerCase()} token of ${cluster}`, work);
      showToast({ title: `The old ${role.toLowerCase()} token lets nobody in any more`, tone: 'ok' });
    });
  return (
    <Card title="Add a node">
      <div id="join" className="flex scroll-mt-20 flex-col gap-4">
        <p className="text-pretty text-ink-soft">
          Run one of these on a machine with an engine. It reaches {address || 'a manager'} on ports 2377,
          7946 and 4789. Whoever has a token can put a machine into the Swarm: showing them is on record, and
          it is wise to rotate them afterwards.
        </p>
        {tokens === null ? (
          <div>
            <DisabledWithReason reason={reason}>
              <Button tone="primary" busy={isBusy} onClick={() => void attempt(async () => undefined)}>
                <KeyRound aria-hidden />
                Show the commands
              </Button>
            </DisabledWithReason>
          </div>
        ) : (
          (['Worker', 'Manager'] as const).map((role) => (
            <section key={role} aria-label={`To join as a ${role.toLowerCase()}`}>
              <div className="mb-1.5 flex items-center justify-between gap-3">
                <h3 className="font-medium">As a {role.toLowerCase()}</h3>
                <Button size="small" busy={isBusy} onClick={() => setRotating(role)}>
                  <RotateCw aria-hidden />
                  Rotate the token
                </Button>
              </div>
              <CodeBlock
                label={`Command to join as a ${role.toLowerCase()}`}
                code={`docker swarm join --token ${tokens[role]} ${address}`.trim()}
              />
            </section>
          ))
        )}
        <ErrorNotice error={error} />
      </div>
      {rotating ? (
        <ConfirmChange
          title={`Rotate the ${rotating.toLowerCase()} token?`}
          consequences={[
            'The present token lets nobody in any more. Nodes that have joined stay.',
            'Scripts that join machines need the new one.',
          ]}
          action="Rotate"
          onConfirm={() => void rotate(rotating)}
          onClose={() => setRotating(null)}
        />
      ) : null}
    </Card>
  );
}
