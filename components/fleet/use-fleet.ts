import type { InitialRows, Live } from '@/components/live/live-list';
import { useTopics } from '@/components/live/use-live-rows';
import { type FleetRow, fleetTopic } from '@/lib/fleet/fleet-row';

const topics = [fleetTopic];

/** Every cluster in numbers, by name, as they are and as they change. */
export function useFleet(initial: InitialRows<FleetRow> | null): Live<FleetRow> {
  return useTopics<FleetRow>(topics, initial);
}
