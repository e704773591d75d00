'use client';

import { useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { ConfirmChange } from '@/components/nodes/confirm-change';
import { WorkStopped } from '@/components/shell/activity-store';
import { rotateAuthority, rotationProgress, rotationWords } from '@/components/swarm/rotate-authority';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { StatusDot } from '@/components/ui/status-dot';
import { showToast } from '@/components/ui/toast-store';
import { failureMessage } from '@/lib/http/failure';

interface CertificatesCardProps {
  cluster: string;
  isRotating: boolean;
  reason: string | null;
  onChanged: () => void;
}

const pollMs = 1_000;

/** The authority that signs the nodes' certificates, and how far its replacement is. */
export function CertificatesCard({ cluster, isRotating, reason, onChanged }: CertificatesCardProps) {
  const [asks, setAsks] = useState(false);
  const { data: progress } = useQuery({
    queryKey: ['swarm', cluster, 'rotation'],
    queryFn: () => rotationProgress(cluster),
    enabled: isRotating,
    refetchInterval: pollMs,
  });
  const rotate = async () => {
    try {
      const work = rotateAuthority(cluster);
      onChanged();
      await work;
      showToast({ title: `Every node of ${cluster} has a new certificate`, tone: 'ok' });
    } catch (error) {
      if (error instanceof WorkStopped) return;
      showToast({
        title: 'The rotation did not succeed',
        description: failureMessage(error),
        tone: 'danger',
      });
    } finally {
      onChanged();
    }
  };
  return (
    <Card title="Certificates">
      <div className="flex flex-col gap-4">
        <p className="text-pretty text-ink-soft">
          Nodes know each other by certificates that the Swarm’s own authority signs. Replace it when its key
          may be known to others, e.g. after a manager was lost.
        </p>
        {isRotating ? (
          <div role="status" className="flex flex-col gap-2">
            <StatusDot tone="accent" working>
              {progress ? rotationWords(progress) : 'A new authority is being made'}
            </StatusDot>
            {progress && progress.nodes > 0 ? (
              <progress
                className="progress"
                aria-label="Nodes with a new certificate"
                value={progress.renewed}
                max={progress.nodes}
              />
            ) : null}
          </div>
        ) : null}
        <div>
          <DisabledWithReason reason={reason ?? (isRotating ? 'It is under way.' : null)}>
            <Button onClick={() => setAsks(true)}>
              <RotateCw aria-hidden />
              Rotate the authority
            </Button>
          </DisabledWithReason>
        </div>
      </div>
      {asks ? (
        <ConfirmChange
          title="Rotate the authority?"
          consequences={[
            'Every node gets a new certificate. Tasks go on, and both authorities are trusted until all have one.',
            'It waits for nodes that are down: remove those that do not come back. Both join tokens change.',
          ]}
          action="Rotate"
          onConfirm={() => void rotate()}
          onClose={() => setAsks(false)}
        />
      ) : null}
    </Card>
  );
}
