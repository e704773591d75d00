import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { may } from '@/gateway/pipeline/rights';
import { Refused } from '@/gateway/refused';
import { choose } from '@/gateway/resolve/choose';
import { rootCollection } from '@/lib/access/collection-path';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import { notFound } from '@/lib/docker-api/errors';

/**
 * The plugin that a reference means, for who may manage plugins; for all others there is none.
 *
 * @throws Refused 404 in Docker's words, 400 when there are several
 */
export async function resolvePlugin(
  call: Pick<Call, 'actor' | 'cluster' | 'apiVersion'>,
  reference: string,
): Promise<{ readonly id: string; readonly name: string }> {
  const { status, message } = notFound('plugin', reference);
  if (!may(call.actor, 'plugin.manage', rootCollection)) throw new Refused(status, message);
  const answer = await askEngine(call, { method: 'GET', segments: ['plugins'] });
  const plugins = asList(jsonOf(answer))
    .map(asObject)
    .map((plugin) => ({ id: asText(plugin.Id), name: asText(plugin.Name) }));
  // Without a tag "latest" is meant, as with images.
  const named = /:[^/]*$/.test(reference) ? reference : `${reference}:latest`;
  const chosen = plugins.find(({ name }) => name === named) ?? choose(plugins, reference);
  if (chosen === 'several') throw new Refused(400, `multiple plugins found for "${reference}"`);
  if (chosen === 'none') throw new Refused(status, message);
  return chosen;
}
