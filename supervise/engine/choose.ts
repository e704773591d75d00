import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { reasonOf } from '@/lib/log/reason-of';
import { canInstallEngine, hasProgram, installEngine } from '@/supervise/engine/install';
import { ownEngineSocket } from '@/supervise/engine/own-engine';
import { engineAnswers } from '@/supervise/engine/ping';
import { type DataDirectory, isRoot } from '@/supervise/start/data-directory';
import { StartRefused } from '@/supervise/start/refused';

/** TLS material for an engine that listens on TCP, as PEM. */
export interface EngineTls {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

export type EngineChoice =
  /** Somebody else runs it. */
  | { readonly kind: 'theirs'; readonly endpoint: string; readonly tls: EngineTls | null }
  /** We start and end it. */
  | { readonly kind: 'ours'; readonly endpoint: string }
  | { readonly kind: 'none'; readonly advice: string };

interface EngineEnvironment {
  readonly DOCKER_HOST?: string | undefined;
  readonly DOCKER_TLS_VERIFY?: string | undefined;
  readonly DOCKER_CERT_PATH?: string | undefined;
}

const defaultSocket = '/var/run/docker.sock';

/**
 * The engine for cluster `local`: the one that DOCKER_HOST names, else the one on the default
 * socket, else one of our own.
 *
 * @param registered the endpoint that cluster `local` already has, or null
 */
export async function chooseEngine(
  directory: DataDirectory,
  environment: EngineEnvironment,
  registered: string | null,
): Promise<EngineChoice> {
  const ours = { kind: 'ours', endpoint: `unix://${ownEngineSocket(directory)}` } as const;
  // Containers live in the engine they were made in: what was ours stays ours.
  if (registered !== null && isOwnEndpoint(registered) && isRoot && hasProgram('dockerd')) return ours;
  if (environment.DOCKER_HOST) {
    return { kind: 'theirs', endpoint: environment.DOCKER_HOST, tls: readTls(environment) };
  }
  const theirs = { kind: 'theirs', endpoint: `unix://${defaultSocket}`, tls: null } as const;
  if (await engineAnswers(defaultSocket)) return theirs;
  if (registered !== null && !isOwnEndpoint(registered)) {
    return { kind: 'none', advice: `Cluster local is registered at ${registered}.` };
  }
  if (!isRoot) {
    return {
      kind: 'none',
      advice: `No Docker engine answers on ${defaultSocket}. Start one that this user may use, or set DOCKER_HOST, and start Wheelhouse again.`,
    };
  }
  if (hasProgram('dockerd')) return ours;
  if (!canInstallEngine()) {
    return {
      kind: 'none',
      advice: 'Install a Docker engine, or set DOCKER_HOST, and start Wheelhouse again.',
    };
  }
  const failure = await installEngine();
  if (failure !== null) {
    return {
      kind: 'none',
      advice: `A Docker engine could not be installed (${failure}). Install one, or set DOCKER_HOST, and start Wheelhouse again.`,
    };
  }
  // On a machine with systemd the package has started it already.
  return (await engineAnswers(defaultSocket)) ? theirs : ours;
}

/** Whether this is the socket of an engine that a Wheelhouse of this machine starts itself. */
export function isOwnEndpoint(endpoint: string): boolean {
  return /^unix:\/\/\/run\/wheelhouse\/[0-9a-f]{10}\/docker\.sock$/.test(endpoint);
}

/** As the docker CLI does it: TLS when DOCKER_TLS_VERIFY or DOCKER_CERT_PATH is set. */
function readTls(environment: EngineEnvironment): EngineTls | null {
  const wanted = environment.DOCKER_TLS_VERIFY || environment.DOCKER_CERT_PATH;
  if (!wanted || !environment.DOCKER_HOST?.startsWith('tcp://')) return null;
  const folder = environment.DOCKER_CERT_PATH || join(homedir(), '.docker');
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  try {
    return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
  } catch (error) {
    throw new StartRefused(`The TLS files for DOCKER_HOST cannot be read: ${reasonOf(error)}.`);
  }
}
