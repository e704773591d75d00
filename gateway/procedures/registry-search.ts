import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { may } from '@/gateway/pipeline/rights';
import { Refused } from '@/gateway/refused';
import { demandRegistry } from '@/gateway/registries/allowed-registry';
import { registryAuth } from '@/gateway/registries/registry-auth';
import { imageOwners } from '@/gateway/resolve/image-owner';
import { asList, asObject, asText, pick } from '@/lib/docker-api/answers/fields';
import { normaliseRepository } from '@/lib/docker-api/image-reference';
import { isRegistryHost, registryHost } from '@/lib/docker-api/registry-host';
import { serialise } from '@/lib/docker-api/serialise';

const withinMs = 60_000;

/** Searches a registry that this cluster may contact; shows what the person may pull from it. */
export async function registrySearch(call: Call): Promise<void> {
  const { term, ...query } = call.query;
  const { host, text } = split(String(term));
  demandRegistry(call, host, { resourceKind: 'registry', resourceName: host, operation: 'image.pull' });
  const credential = await registryAuth(call, host);
  const answer = await askEngine(call, {
    method: 'GET',
    segments: ['images', 'search'],
    query: { ...query, term: host === 'docker.io' ? text : `${host}/${text}` },
    headers: credential === null ? {} : { 'X-Registry-Auth': credential },
    withinMs,
  });
  if (answer.status >= 400) {
    await answerEngineError(call, answer);
    return;
  }
  const { ofRepository } = await imageOwners();
  const shown = asList(jsonOf(answer))
    .map((item) => pick(asObject(item), ['name', 'description', 'star_count', 'is_official', 'is_automated']))
    .filter(({ name }) => {
      const repository = normaliseRepository(host === 'docker.io' ? asText(name) : `${host}/${asText(name)}`);
      return repository !== null && may(call.actor, 'image.pull', ofRepository(repository));
    });
  answerBytes(call.exchange, 200, 'application/json', serialise(shown));
}

/**
 * A first part with a dot or a colon is a host, as engines read it (moby, registry: splitReposSearchTerm).
 * Docker Hub's is left out of what they are sent: what follows it must not be one again.
 */
function split(term: string): { host: string; text: string } {
  const { first, rest } = firstPart(term);
  if (!isHost(first)) return { host: 'docker.io', text: term };
  const host = registryHost(first);
  if (!isRegistryHost(host) || isHost(firstPart(rest).first)) {
    throw new Refused(400, 'invalid registry in the term');
  }
  return { host, text: rest };
}

function firstPart(term: string): { first: string; rest: string } {
  const slash = term.indexOf('/');
  return { first: slash === -1 ? '' : term.slice(0, slash), rest: term.slice(slash + 1) };
}

function isHost(first: string): boolean {
  return /[.:]/.test(first) || first === 'localhost';
}
