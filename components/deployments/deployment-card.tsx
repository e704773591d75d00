'use client';

import { useMutation } from '@tanstack/react-query';
import { deploymentWords, stepStands } from '@/components/deployments/deployment-words';
import { followDeployment } from '@/components/deployments/follow-deployment';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import type { DeploymentView } from '@/lib/deployments/schema';
import { stepWords } from '@/lib/deployments/steps';
import { api } from '@/lib/http/request';

/** How far a deployment or a removal is, step by step, and what can be done with one that did not go through. */
export function DeploymentCard({ deployment }: { deployment: DeploymentView }) {
  const { id, action, state, detail, steps, canContinue, createdAt, endedAt } = deployment;
  const isRunning = state === 'running';
  const { tone, word, sentence } = deploymentWords(deployment);
  const change = useMutation({
    mutationFn: (what: 'continue' | 'stop') => api<DeploymentView>('POST', `/deployments/${id}/${what}`),
    onSuccess: (changed) => {
      if (changed.state === 'running') void followDeployment(changed);
    },
  });
  return (
    <Card
      className="mb-4"
      title={
        <StatusDot tone={tone} working={isRunning}>
          {word}
        </StatusDot>
      }
      aside={
        <span className="shrink-0 text-[0.8125rem] text-ink-soft">
          <RelativeTime at={endedAt ?? createdAt} />
        </span>
      }
    >
      <div className="flex flex-col gap-3">
        <p role="status">{sentence}</p>
        {(state === 'failed' && action === 'deploy') || state === 'stopped' ? (
          <ErrorNotice error={detail === '' ? null : new Error(detail)} />
        ) : null}
        {state === 'done' ? null : <Steps steps={steps} isRunning={isRunning} action={action} />}
        <ErrorNotice error={change.error} />
        {isRunning || canContinue ? (
          <div className="flex flex-wrap gap-2">
            {canContinue ? (
              <Button tone="primary" busy={change.isPending} onClick={() => change.mutate('continue')}>
                Continue
              </Button>
            ) : null}
            <Button busy={change.isPending} onClick={() => change.mutate('stop')}>
              {isRunning ? 'Stop' : 'Leave it as it is'}
            </Button>
          </div>
        ) : null}
      </div>
    </Card>
  );
}

function Steps({
  steps,
  isRunning,
  action,
}: Pick<DeploymentView, 'steps' | 'action'> & { isRunning: boolean }) {
  // What is in the way of a removal is told by each part that stays: those come first.
  const saysWhy = action === 'remove' && !isRunning;
  const isDone = (step: DeploymentView['steps'][number]) => Number(step.state !== 'failed');
  const shown = saysWhy ? steps.toSorted((a, b) => isDone(a) - isDone(b)) : steps;
  return (
    <ol aria-label="Steps" className="flex max-h-80 flex-col gap-1.5 overflow-y-auto">
      {shown.map((step) => {
        const { tone, words } = stepStands(step, isRunning);
        return (
          <li key={`${step.kind} ${step.name} ${step.id}`} className="flex flex-wrap items-baseline gap-x-3">
            <StatusDot tone={tone} working={isRunning && step.state === 'running'}>
              {stepWords(step)}
            </StatusDot>
            <span className="min-w-0 break-words text-[0.8125rem] text-ink-soft">
              {step.state === 'failed' && saysWhy ? step.outcome : words}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
