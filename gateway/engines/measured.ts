import { z } from 'zod';
import { explainFailure } from '@/gateway/engines/explain-failure';
import type { Member, MemberCondition } from '@/gateway/engines/member';
import { readAnswer } from '@/gateway/engines/read-answer';

const answerWithinMs = 5_000;

export const versionAnswer = z.object({ Version: z.string(), ApiVersion: z.string().regex(/^1\.\d{1,4}$/) });

export const infoAnswer = z.object({
  ID: z.string().catch(''),
  Name: z.string().catch(''),
  OperatingSystem: z.string().catch(''),
  Swarm: z
    .object({
      NodeID: z.string().catch(''),
      LocalNodeState: z.string().catch('inactive'),
      ControlAvailable: z.boolean().catch(false),
      Nodes: z.number().nullish(),
      Cluster: z.object({ ID: z.string().catch('') }).nullish(),
    })
    .catch({ NodeID: '', LocalNodeState: 'inactive', ControlAvailable: false }),
});

/** How an engine is now. */
export async function measured(member: Member, stopping: AbortSignal): Promise<MemberCondition> {
  try {
    // Over a new connection: an engine that is ending still serves the old ones.
    const version = versionAnswer.parse(await answerTo(member, '/version', stopping));
    const standing = await standingOf(member, stopping);
    return {
      state: 'reachable',
      detail: '',
      engineVersion: version.Version,
      apiVersion: version.ApiVersion,
      swarm: await swarmInPing(member, stopping),
      ...standing,
    };
  } catch (error) {
    return { ...member.condition, state: 'unreachable', detail: explainFailure(error).message };
  }
}

type Standing = Pick<MemberCondition, 'role' | 'nodeId' | 'hostname' | 'identity'>;

/**
 * What an engine is, by its own account. Managers that have lost their leader take long over it, while
 * they do all else: then it is what it was.
 */
async function standingOf(member: Member, stopping: AbortSignal): Promise<Standing> {
  const { role, nodeId, hostname, identity } = member.condition;
  try {
    const { Swarm, Name, ID } = infoAnswer.parse(await answerTo(member, '/info', stopping));
    const isManager = Swarm.LocalNodeState === 'inactive' || Swarm.ControlAvailable;
    return { role: isManager ? 'manager' : 'node', nodeId: Swarm.NodeID, hostname: Name, identity: ID };
  } catch (error) {
    if (identity === '') throw error;
    return { role, nodeId, hostname, identity };
  }
}

async function answerTo({ engine }: Pick<Member, 'engine'>, target: string, stopping: AbortSignal) {
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(answerWithinMs)]);
  const answer = await engine.send({ method: 'GET', target, signal });
  return JSON.parse((await readAnswer(answer)).toString('utf8'));
}

/** Newer engines say in their pings what they are in a Swarm, and clients act on it. */
async function swarmInPing({ engine }: Member, stopping: AbortSignal): Promise<string> {
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(answerWithinMs)]);
  const answer = await engine.send({ method: 'GET', target: '/_ping', signal });
  await readAnswer(answer);
  const { swarm } = answer.headers;
  return typeof swarm === 'string' && /^[a-z]{1,16}(?:\/[a-z]{1,16})?$/.test(swarm) ? swarm : '';
}
