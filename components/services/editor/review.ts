import { askDoor } from '@/components/live/ask-door';
import type { CurrentService } from '@/components/services/change-service';
import type { JsonObject } from '@/lib/docker-api/json';
import { comparableSpec } from '@/lib/docker-api/spec/comparable-spec';
import { withPinnedImage } from '@/lib/services/pinned-image';
import { type Plan, planCreate, planUpdate } from '@/lib/services/plan';
import { writeYaml } from '@/lib/yaml/write-yaml';

/** A change before it is made. */
export interface Review {
  readonly plan: Plan;
  /** What is sent when it is applied. */
  readonly wished: JsonObject;
  /** As YAML; "" for a new one. */
  readonly before: string;
  readonly after: string;
  readonly warning: string;
}

/**
 * Asks the door what would come of a spec.
 *
 * @param id null for a new service
 * @throws RequestFailure when the person may not make such a change at all, or it is out of sequence
 */
export async function reviewOf(
  cluster: string,
  id: string | null,
  current: CurrentService | null,
  spec: JsonObject,
): Promise<Review> {
  const { spec: wished, warning } = await withPinnedImage(askDoor(cluster), spec);
  const plan =
    id === null || current === null
      ? await planCreate(askDoor(cluster), wished)
      : await planUpdate(askDoor(cluster), id, current.version, wished);
  return {
    plan,
    wished,
    warning,
    before: current === null ? '' : writeYaml(comparableSpec(current.spec)),
    after: writeYaml(comparableSpec(plan.spec ?? wished)),
  };
}
