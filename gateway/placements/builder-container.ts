import type { Cluster } from '@/gateway/engines/cluster';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';

/**
 * What the classic builder gives a container that it makes for one step and never starts (moby,
 * builder/dockerfile: withCmdComment). It bears the labels of the step, which no image has yet.
 */
const mark = '#(nop)';

/** Whether a container is a builder's, or has gone already: neither is anybody's to place. */
export async function isBuilders(cluster: Cluster, id: string): Promise<boolean> {
  const asked = { method: 'GET', segments: ['containers', id, 'json'] } as const;
  const answer = await askEngine({ cluster, apiVersion: '1.41' }, asked);
  if (answer.status >= 400) return true;
  const { Cmd } = asObject(asObject(jsonOf(answer)).Config);
  return asList(Cmd).some((word) => asText(word).startsWith(mark));
}
