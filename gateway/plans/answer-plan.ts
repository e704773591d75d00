import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { grantorsFor } from '@/gateway/pipeline/grantors-for';
import type { AllObjections } from '@/gateway/pipeline/objections';
import type { Refused } from '@/gateway/refused';
import type { CollectionPath } from '@/lib/access/collection-path';
import type { AnswerView } from '@/lib/docker-api/answers/fields';
import { filterServiceSpec } from '@/lib/docker-api/answers/service';
import type { Json } from '@/lib/docker-api/json';
import { intentLabel } from '@/lib/docker-api/labels';
import type { ServiceSpec } from '@/lib/docker-api/schemas/service-spec';
import { serialise } from '@/lib/docker-api/serialise';

interface Planned {
  readonly collection: CollectionPath;
  readonly spec: ServiceSpec;
  /** On how many nodes its tasks may run. */
  readonly nodes: number;
  /** What of the spec the person may read. */
  readonly view: AnswerView;
}

/** Says what would be sent; where anything stands in its way, that, and no spec. */
export async function answerPlan(
  call: Call,
  { collection, spec, nodes, view }: Planned,
  { refused }: AllObjections,
): Promise<void> {
  const objections = await Promise.all(refused.map((each) => objection(call, each)));
  const shown = refused.length > 0 ? null : filterServiceSpec(withoutIntent(spec), view);
  const body: Json = { collection, objections, spec: shown, nodes };
  answerBytes(call.exchange, 200, 'application/json', serialise(body));
}

async function objection(call: Call, refused: Refused): Promise<Json> {
  const { status, message, facts } = refused;
  const { missing, limitOf } = facts;
  return {
    status,
    message,
    missing: missing ? { operation: missing.operation, collection: missing.collection } : null,
    limitOf: limitOf ?? null,
    canBeGrantedBy: await grantorsFor(refused, call.actor),
  };
}

/** Each change writes its own. */
function withoutIntent(spec: ServiceSpec): ServiceSpec {
  const { [intentLabel]: _, ...Labels } = spec.Labels ?? {};
  return { ...spec, Labels };
}
