import { StatusDot } from '@/components/ui/status-dot';
import type { AccessRequestView } from '@/lib/access-requests/schema';

/** How a request stands, in a word. */
export function RequestState({ request }: { request: AccessRequestView }) {
  const [tone, word] = stateOf(request);
  return <StatusDot tone={tone}>{word}</StatusDot>;
}

function stateOf({ state, granted }: AccessRequestView) {
  switch (state) {
    case 'open':
      return ['warn', 'Waiting'] as const;
    case 'granted':
      return granted?.hasEnded ? (['neutral', 'Ended'] as const) : (['ok', 'Granted'] as const);
    case 'declined':
      return ['danger', 'Declined'] as const;
    case 'withdrawn':
      return ['neutral', 'Withdrawn'] as const;
    case 'lapsed':
      return ['neutral', 'Not answered'] as const;
  }
}
