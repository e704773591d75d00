import type { Exchange } from '@/gateway/exchange';
import { Counter, Durations } from '@/gateway/prometheus/counter';
import type { Route } from '@/lib/docker-api/route';

/** Requests of Docker's API and our own beside it; what only passes through to the pages is not counted. */
export const doorRequests = new Counter(
  'wheelhouse_door_requests_total',
  'Requests at the door, by route and by the status that they were answered with.',
);

export const doorDurations = new Durations(
  'wheelhouse_door_request_duration_seconds',
  'How long plain requests at the door took. Streams last as long as somebody reads them.',
  [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
);

export const doorRefusals = new Counter(
  'wheelhouse_door_refusals_total',
  'Requests that the door did not carry out, by the status that it answered.',
);

/** Counts a request that has been answered; `route` is null for what matched none. */
export function countRequest(
  { listener, response }: Exchange,
  route: Pick<Route, 'method' | 'path' | 'transport'> | null,
  startedAtMs: number,
): void {
  doorRequests.add({
    listener,
    method: route?.method ?? '',
    route: route?.path ?? '',
    status: String(response.statusCode),
  });
  if (route?.transport === 'plain') doorDurations.add((performance.now() - startedAtMs) / 1000);
}
