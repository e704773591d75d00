import * as z from 'zod/mini';
import type { DrainedTask } from '@/lib/nodes/drain-progress';

const answer = z.array(
  z.object({
    ID: z.string(),
    ServiceID: z.nullish(z.string()),
    Slot: z.nullish(z.number()),
    NodeID: z.nullish(z.string()),
    DesiredState: z.string(),
    Status: z.object({ State: z.string(), Message: z.nullish(z.string()), Err: z.nullish(z.string()) }),
  }),
);

/** What a drain needs of `GET /tasks`. */
export function readTasks(tasks: unknown): DrainedTask[] {
  return z.parse(answer, tasks).map(({ ID, ServiceID, Slot, NodeID, DesiredState, Status }) => ({
    id: ID,
    serviceId: ServiceID ?? '',
    service: ServiceID ?? '',
    slot: Slot || null,
    nodeId: NodeID || null,
    state: Status.State,
    desiredState: DesiredState,
    message: Status.Message ?? '',
    error: Status.Err ?? '',
  }));
}
