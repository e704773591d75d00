import type { EngineProbe, ProbeRequest } from '@/lib/clusters/engine-probe';
import { type GivenCredential, probeThroughGateway } from '@/lib/clusters/probe-through-gateway';
import { invalid, Problem } from '@/lib/problems/problem';
import type { EngineCredentials } from '@/lib/secrets/engine-credentials';

/** What a row says of an engine that answered, or of one that nobody could ask. */
export interface TriedEngine {
  readonly role: 'manager' | 'node';
  readonly nodeId: string;
  readonly hostname: string;
}

interface Wish {
  readonly endpoint: string;
  readonly tls?: ProbeRequest['tls'];
  readonly ssh?: { readonly privateKey: string; readonly hostKey: string } | null | undefined;
  readonly force?: boolean | undefined;
}

/** The credentials that a wish brings for its endpoint. @throws Problem when it brings those of another kind */
export function credentialsIn({ endpoint, tls, ssh }: Wish): EngineCredentials | null {
  if (tls && !endpoint.startsWith('tcp://')) throw invalid('body.tls', 'TLS is for tcp:// endpoints');
  if (ssh && !endpoint.startsWith('ssh://')) throw invalid('body.ssh', 'these are for ssh:// endpoints');
  return tls ?? ssh ?? null;
}

/**
 * Tries an engine before it is saved.
 *
 * @param of the cluster that it is to be an engine of, and the engine that it is instead of
 * @returns null where it is saved although nobody could ask it
 * @throws Problem 422 with what is wrong and what to do; 503 when the gateway did not answer
 */
export async function triedEngine(
  given: GivenCredential,
  wish: Wish,
  of: { readonly cluster: string | null; readonly engine: string | null },
): Promise<TriedEngine | null> {
  const { endpoint, tls, ssh, force = false } = wish;
  const probe = await probed(given, force, {
    ...of,
    endpoint,
    ...(tls === undefined ? {} : { tls }),
    ...(ssh === undefined ? {} : { ssh }),
  });
  if (probe === null) return null;
  const { problem, engine } = probe;
  if (problem !== null && !(force && problem.mayForce)) {
    throw invalid(`body.${problem.field}`, problem.message.replace(/\.$/, ''));
  }
  return engine;
}

async function probed(
  given: GivenCredential,
  force: boolean,
  wish: ProbeRequest,
): Promise<EngineProbe | null> {
  try {
    return await probeThroughGateway(given, wish);
  } catch (error) {
    if (force && error instanceof Problem) return null;
    throw error;
  }
}
