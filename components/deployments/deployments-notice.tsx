'use client';

import { deploymentWords } from '@/components/deployments/deployment-words';
import { useDeployments } from '@/components/deployments/use-deployments';
import { ResourceLink } from '@/components/resources/resource-link';
import { Card } from '@/components/ui/card';
import { StatusDot } from '@/components/ui/status-dot';

/** What the person is deploying or removing, and what did not go through. Nothing where there is neither. */
export function DeploymentsNotice({ clusters }: { clusters: readonly string[] }) {
  const open = useDeployments(clusters).filter(({ state }) => state !== 'done' && state !== 'stopped');
  if (open.length === 0) return null;
  return (
    <Card title="Stacks that you are changing" className="mb-4" flush>
      <ul className="divide-y divide-line">
        {open.map((deployment) => {
          const { tone, word, sentence } = deploymentWords(deployment);
          const { id, cluster, stack, state } = deployment;
          return (
            <li key={id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2">
              <span className="min-w-40">
                <ResourceLink cluster={cluster} kind="stacks" id={stack} name={stack} />
              </span>
              <StatusDot tone={tone} working={state === 'running'}>
                {word}
              </StatusDot>
              <span className="text-ink-soft">{sentence}</span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
