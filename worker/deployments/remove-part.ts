import { setTimeout } from 'node:timers/promises';
import type { DeploymentStep } from '@/lib/deployments/steps';
import type { AskDoor } from '@/lib/docker-api/ask-door';
import { partsOf } from '@/lib/stacks/deploy/parts-of';
import { DoorRefusal } from '@/worker/door';

/** Tasks leave a network a moment after their service is gone: as long as it takes to stop most things. */
const patienceMs = 60_000;
const pauseMs = 1_000;

/**
 * Takes one part of a stack away, if it still is one: what was made anew under its name meanwhile is
 * another thing, and stays where the step names an id.
 *
 * @throws DoorRefusal in the door's or the engine's words; DoorUnavailable when it is worth trying again
 */
export async function removePart(
  ask: AskDoor,
  stack: string,
  { kind, name, id }: Pick<DeploymentStep, 'kind' | 'name' | 'id'>,
): Promise<'removed' | 'was gone'> {
  const parts = await partsOf(ask, stack);
  const part = parts.find(
    (each) => `${each.kind}-removal` === kind && each.name === name && (id === '' || each.id === id),
  );
  if (!part) return 'was gone';
  const until = Date.now() + (part.kind === 'network' ? patienceMs : 0);
  for (;;) {
    try {
      await ask('DELETE', `/${part.kind}s/${part.id}`);
      return 'removed';
    } catch (error) {
      if (error instanceof DoorRefusal && error.status === 404) return 'was gone';
      if (!isStillUsed(error) || Date.now() >= until) throw error;
      await setTimeout(pauseMs);
    }
  }
}

/** In the words of swarmkit (controlapi/network.go) and of the engine (libnetwork, a network with endpoints). */
function isStillUsed(error: unknown): boolean {
  return error instanceof DoorRefusal && /active endpoints|in use/i.test(error.message);
}
