import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { engineMessage } from '@/gateway/pipeline/engine-error';
import { Refused } from '@/gateway/refused';
import { asObject } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { withoutOwnLabels } from '@/lib/docker-api/labels';
import { type ServiceSpec, serviceSpec } from '@/lib/docker-api/schemas/service-spec';

/** A spec that a service has or had. */
export interface KnownSpec {
  readonly raw: JsonObject;
  /** Null where it holds what the door does not offer: made behind our back. */
  readonly spec: ServiceSpec | null;
}

/** A service as its manager has it now. */
export interface CurrentService {
  readonly version: number;
  readonly now: KnownSpec;
  /** What a rollback would bring back; null where there is nothing. */
  readonly before: KnownSpec | null;
}

/**
 * Reads a service for an update, which is decided by what it is and not by what a list said.
 *
 * @param version as the client knows it: an update of anything newer is out of sequence
 */
export async function currentService(call: Call, id: string, version: number): Promise<CurrentService> {
  const answer = await askEngine(call, { method: 'GET', segments: ['services', id] });
  if (answer.status >= 400) throw new Refused(answer.status === 404 ? 404 : 502, engineMessage(answer));
  const { Version, Spec, PreviousSpec } = asObject(jsonOf(answer));
  if (asObject(Version).Index !== version) {
    throw new Refused(500, 'rpc error: code = Unknown desc = update out of sequence');
  }
  return {
    version,
    now: known(asObject(Spec)),
    before: PreviousSpec ? known(asObject(PreviousSpec)) : null,
  };
}

function known(raw: JsonObject): KnownSpec {
  const parsed = serviceSpec.safeParse(raw);
  return { raw, spec: parsed.success ? parsed.data : null };
}

/** The spec without what Wheelhouse wrote into it, which clients send back with all the rest. */
export function withoutOurs(spec: ServiceSpec): ServiceSpec {
  const { TaskTemplate } = spec;
  const { ContainerSpec } = TaskTemplate;
  return {
    ...spec,
    Labels: { ...withoutOwnLabels(spec.Labels) },
    TaskTemplate: {
      ...TaskTemplate,
      ContainerSpec: {
        ...ContainerSpec,
        ...(ContainerSpec.Labels ? { Labels: { ...withoutOwnLabels(ContainerSpec.Labels) } } : {}),
      },
    },
  };
}
