import { StatusDot } from '@/components/ui/status-dot';
import type { ClusterView } from '@/lib/clusters/schema';

const marks = {
  connecting: ['neutral', 'Connecting'],
  reachable: ['ok', 'Reachable'],
  unreachable: ['danger', 'Unreachable'],
} as const;

/** Whether the gateway reaches a cluster's engine. */
export function ClusterMark({ state }: { state: ClusterView['state'] }) {
  const [tone, word] = marks[state];
  return (
    <StatusDot tone={tone} working={state === 'connecting'}>
      {word}
    </StatusDot>
  );
}
