import type { Call } from '@/gateway/call';
import { type Asked, askEngine, jsonOf, type WholeAnswer } from '@/gateway/pipeline/ask-engine';
import { asObject } from '@/lib/docker-api/answers/fields';
import { intentLabel } from '@/lib/docker-api/labels';

/**
 * Makes something of a Swarm that has a name. A manager passes it on to the leader, and where that goes
 * away in the middle it asks the next one by itself (swarmkit, the proxies of its control API): what the
 * first one made is there already for the second. What bears the mark of this very request was made by it.
 * A network of one engine passes here too: there is no second maker, so what is there is another's.
 *
 * @returns the engine's answer; that of a creation where it was made all the same
 */
export async function makeInSwarm(
  call: Call,
  folder: 'services' | 'secrets' | 'configs' | 'networks',
  name: string,
  making: Pick<Asked, 'body' | 'headers' | 'withinMs'>,
): Promise<WholeAnswer> {
  const answer = await askEngine(call, { ...making, method: 'POST', segments: [folder, 'create'] });
  if (answer.status !== 409 || name === '') return answer;
  const found = await askEngine(call, { method: 'GET', segments: [folder, name] });
  if (found.status !== 200) return answer;
  const { ID = '', Id = '', Spec, Labels = asObject(Spec).Labels } = asObject(jsonOf(found));
  if (asObject(Labels)[intentLabel] !== call.exchange.correlationId) return answer;
  const made = folder === 'networks' ? { Id } : { ID };
  return { ...answer, status: 201, bytes: Buffer.from(JSON.stringify(made)) };
}
