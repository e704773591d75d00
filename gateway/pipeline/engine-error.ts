import { z } from 'zod';
import { answerError } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { orNone } from '@/gateway/engines/not-a-swarm-manager';
import type { WholeAnswer } from '@/gateway/pipeline/ask-engine';
import { withoutOwnSecrets } from '@/gateway/pipeline/own-secrets';
import { may } from '@/gateway/pipeline/rights';
import { withServices } from '@/gateway/resolve/resolve-task';
import { visibleThings } from '@/gateway/resolve/resolve-thing';
import { namesEndpoints, withoutHiddenEndpoints } from '@/lib/docker-api/answers/active-endpoints';

const errorBody = z.object({ message: z.string() });
const fullId = /\b[0-9a-f]{64}\b/;
/** A conflict over an image names whose container uses it so. */
const shortContainer = /(?<=\bcontainer )[0-9a-f]{12}\b/;
const everyShortContainer = new RegExp(shortContainer, 'g');
const everyFullId = new RegExp(fullId, 'g');
/** Of a Swarm's objects and networks: 25 letters and digits, one of each at least. */
const swarmId = /\b(?=[a-z]*[0-9])(?=[0-9]*[a-z])[0-9a-z]{25}\b/;
const everySwarmId = new RegExp(swarmId, 'g');
/** The engine's own files: where it keeps layers and volumes. */
const enginePath = /\/(?:var\/lib|run|var\/run|tmp|home|root)\/[^\s:"',)]*/g;

/** Where the engine repeats what it was asked for by; it was asked by the full id. */
const repeated = /(?<=^Container |^Cannot \w+ container: |in container )[0-9a-f]{64}(?=: | is paused,|$)/;

/** The engine's words for why it did not do it; empty when it gave none. */
export function engineMessage({ bytes }: WholeAnswer): string {
  try {
    return errorBody.parse(JSON.parse(bytes.toString('utf8'))).message.trim();
  } catch {
    return bytes.toString('utf8').trim().slice(0, 500);
  }
}

/**
 * Answers an error of the engine's with its own words, less what the person may not know: ids of
 * things that they cannot see, and paths of the node. Nor does it repeat their secrets, since what
 * clients print is kept.
 */
export async function answerEngineError(call: Call, answer: WholeAnswer): Promise<void> {
  const message = engineMessage(answer) || `The engine answered ${answer.status}.`;
  const shown = withoutOwnSecrets(call.exchange, await withoutHidden(call, message));
  answerError(call.exchange, statusFor(answer.status, message), shown);
}

export async function withoutHidden(call: Call, message: string): Promise<string> {
  const plain = inTheirWords(call, message).replaceAll(enginePath, '(a path of the node)');
  return withoutHiddenServices(call, await withoutHiddenIds(call, await withoutHiddenNames(call, plain)));
}

/** Of containers that are on a network. */
async function withoutHiddenNames(call: Call, message: string): Promise<string> {
  if (!namesEndpoints(message)) return message;
  const known = new Set((await visibleThings(call, 'container')).map(({ name }) => name));
  return withoutHiddenEndpoints(message, (name) => known.has(name));
}

/** A container is called what the client called it, as the engine does when it is asked directly. */
function inTheirWords({ route, parameter }: Call, message: string): string {
  return route.target === 'container' ? message.replace(repeated, () => parameter) : message;
}

async function withoutHiddenIds(call: Call, message: string): Promise<string> {
  const kindsMeant = [
    ...(fullId.test(message) || shortContainer.test(message) ? (['container', 'network'] as const) : []),
    ...(swarmId.test(message) ? (['service', 'node', 'secret', 'config', 'network'] as const) : []),
  ];
  if (kindsMeant.length === 0) return message;
  const things = await Promise.all([...new Set(kindsMeant)].map((kind) => visibleThings(call, kind)));
  const tasks = swarmId.test(message) ? await visibleTaskIds(call) : [];
  const known = new Set([...things.flat().map((thing) => thing.id), ...tasks]);
  const knownShort = new Set([...known].map((id) => id.slice(0, 12)));
  const shown = (id: string) => (known.has(id) || knownShort.has(id) ? id : '(hidden)');
  return message.replace(everyFullId, shown).replace(everyShortContainer, shown).replace(everySwarmId, shown);
}

async function visibleTaskIds(call: Call): Promise<string[]> {
  const tasks = (await orNone(call.cluster.inventory.items('task'))).map(({ thing }) => thing);
  if (tasks.length === 0) return [];
  return (await withServices(call, tasks)).flatMap(({ task, service }) =>
    may(call.actor, 'service.view', service.place.collection) ? [task.id] : [],
  );
}

/** A Swarm names services in its errors, whoever's they are. */
async function withoutHiddenServices(call: Call, message: string): Promise<string> {
  return withoutHiddenUsers(call, await withoutHiddenPublisher(call, message));
}

/** Of a port that is taken: "port '80' is already in use by service 'web' (ID) as an ingress port". */
async function withoutHiddenPublisher(call: Call, message: string): Promise<string> {
  const publisher = /\bin use by service '([^']{1,63})' \([^)]*\)/;
  const name = publisher.exec(message)?.[1];
  if (name === undefined) return message;
  const isKnown = (await visibleThings(call, 'service')).some((service) => service.name === name);
  return isKnown ? message : message.replace(publisher, 'in use by another service');
}

/** Of a secret, config or network that services use. */
async function withoutHiddenUsers(call: Call, message: string): Promise<string> {
  const [, beginning, names] = /^(.* is in use by the following services?: )(.+)$/s.exec(message) ?? [];
  if (beginning === undefined || names === undefined) return message;
  const known = new Set((await visibleThings(call, 'service')).map(({ name }) => name));
  const shown = names.split(', ').filter((name) => known.has(name));
  return `${beginning}${shown.length > 0 ? shown.join(', ') : '(hidden)'}`;
}

/** The engine's failures are not ours: 500 is kept for faults of the door. */
function statusFor(status: number, message: string): number {
  // It says 500 where what the client sent is no tar archive.
  if (status === 500) return message.startsWith('Error processing tar file') ? 400 : 502;
  return status >= 400 && status <= 599 ? status : 502;
}
