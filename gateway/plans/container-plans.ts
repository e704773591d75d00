import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { planContainer } from '@/gateway/create/container-plan';
import { demandRoom } from '@/gateway/limits/with-quota';
import type { Json } from '@/lib/docker-api/json';
import { containerCreate } from '@/lib/docker-api/schemas/container-create';
import { serialise } from '@/lib/docker-api/serialise';

/**
 * What a new container would be, by the very steps that would make it. Whatever stands in its way is
 * refused as by the creation itself, and on record like that: a dry run is no way to try names unseen.
 */
export async function containerCreatePlan(call: Call): Promise<void> {
  const name = typeof call.query.name === 'string' ? call.query.name : '';
  const plan = await planContainer(call, containerCreate.parse(call.body), name);
  const asked = { containers: 1, services: 0, ...plan.uses };
  await demandRoom(call, plan.collection, asked, plan.subject);
  const body: Json = {
    collection: plan.collection,
    // What the person wrote, with ids in place of names.
    spec: plan.spec as unknown as Json,
    newVolumes: plan.newVolumes.map((volume) => volume.name),
  };
  answerBytes(call.exchange, 200, 'application/json', serialise(body));
}
