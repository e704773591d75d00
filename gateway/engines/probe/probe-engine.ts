import { TLSSocket } from 'node:tls';
import { type Endpoint, parseEndpoint } from '@/gateway/engines/endpoint';
import { type Engine, openEngine } from '@/gateway/engines/engine';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { explainFailure, noEngine, tlsThere } from '@/gateway/engines/explain-failure';
import { infoAnswer, versionAnswer } from '@/gateway/engines/measured';
import { isSameEngine, type Registered } from '@/gateway/engines/probe/registered';
import { readAnswer } from '@/gateway/engines/read-answer';
import { fingerprintOf } from '@/gateway/engines/ssh/host-key';
import { HostKeyMismatch } from '@/gateway/engines/ssh/ssh-failures';
import { openDialer } from '@/gateway/engines/wire/dial';
import type { EngineProbe } from '@/lib/clusters/engine-probe';
import { engineVersion, minimumMinor } from '@/lib/docker-api/api-version';
import { isRefusal } from '@/lib/docker-api/errors';
import { reasonOf } from '@/lib/log/reason-of';
import type { EngineCredentials } from '@/lib/secrets/engine-credentials';

const withinMs = 8_000;
const soonMs = 30 * 24 * 60 * 60_000;

type Problem = NonNullable<EngineProbe['problem']>;

/** What an engine says of itself. */
export interface Answering {
  readonly identity: string;
  readonly hostname: string;
  readonly version: string;
  readonly apiVersion: string;
  readonly system: string;
  readonly role: 'manager' | 'node';
  readonly nodeId: string;
  /** The Swarm's own id; only managers know it. */
  readonly swarmId: string;
  readonly nodes: number;
}

/**
 * Tries an engine as it would be registered.
 *
 * @param objectionTo what of the cluster speaks against it; null where nothing does
 */
export async function probeEngine(
  wish: { readonly endpoint: string; readonly credentials: EngineCredentials | null },
  registered: readonly Registered[],
  objectionTo: (answering: Answering) => Promise<Problem | null>,
): Promise<EngineProbe> {
  const nothing = { warnings: [], hostKey: null, engine: null };
  let endpoint: Endpoint;
  try {
    endpoint = parseEndpoint(wish.endpoint, wish.credentials);
  } catch (error) {
    const message = reasonOf(error);
    return { ...nothing, problem: { field: fieldOf(wish.endpoint), message, mayForce: false } };
  }
  const engine = openEngine(endpoint);
  try {
    const answering = await ask(engine);
    const problem = tooOld(answering) ?? (await objectionTo(answering));
    const warnings = [
      ...(await certificateWarnings(endpoint)),
      ...(endpoint.kind === 'tcp'
        ? ['It speaks plain text: whoever reaches this port on this machine is root on it.']
        : []),
      ...elsewhere(answering, registered),
    ];
    return { problem, warnings, hostKey: null, engine: shown(answering) };
  } catch (error) {
    const { field, message, mayForce } = error instanceof SaidOtherwise ? error.why : explainFailure(error);
    return { ...nothing, hostKey: hostKeyIn(error), problem: { field, message, mayForce } };
  } finally {
    engine.close();
  }
}

/** Something answered, and not as an engine does. */
class SaidOtherwise extends Error {
  readonly why: Problem;

  constructor(why: Problem) {
    super(why.message);
    this.why = why;
  }
}

async function ask(engine: Engine): Promise<Answering> {
  const version = versionAnswer.parse(await answerTo(engine, '/version'));
  const info = infoAnswer.parse(await answerTo(engine, '/info'));
  const { Swarm, Name, ID, OperatingSystem } = info;
  return {
    identity: ID,
    hostname: Name,
    version: version.Version,
    apiVersion: version.ApiVersion,
    system: OperatingSystem,
    role: Swarm.LocalNodeState === 'inactive' || Swarm.ControlAvailable ? 'manager' : 'node',
    nodeId: Swarm.NodeID,
    swarmId: Swarm.Cluster?.ID ?? '',
    nodes: Swarm.Nodes ?? 0,
  };
}

async function answerTo(engine: Engine, target: string): Promise<unknown> {
  const answer = await engine.send({ method: 'GET', target, signal: AbortSignal.timeout(withinMs) });
  const text = (await readAnswer(answer)).toString('utf8');
  if (/HTTP request to an HTTPS server|plain HTTP request was sent to HTTPS/i.test(text)) {
    throw new SaidOtherwise(tlsThere());
  }
  if (answer.statusCode !== 200) throw new SaidOtherwise(noEngine());
  return JSON.parse(text);
}

function tooOld({ apiVersion, version }: Answering): Problem | null {
  if (!isRefusal(engineVersion(`1.${minimumMinor}`, apiVersion))) return null;
  const message = `Its version ${version} is too old: Wheelhouse needs Docker Engine 20.10 or later (API 1.41).`;
  return { field: 'endpoint', message, mayForce: false };
}

async function certificateWarnings(endpoint: Endpoint): Promise<string[]> {
  if (endpoint.kind !== 'tls') return [];
  const socket = await openDialer(endpoint).dial();
  try {
    if (!(socket instanceof TLSSocket)) return [];
    const { valid_to: until } = socket.getPeerCertificate();
    const left = Date.parse(until) - Date.now();
    return left < soonMs ? [`The engine’s certificate is valid until ${until} only.`] : [];
  } finally {
    socket.on('error', () => undefined).destroy();
  }
}

function elsewhere(answering: Answering, registered: readonly Registered[]): string[] {
  const clusters = registered.filter((one) => isSameEngine(one, answering)).map(({ cluster }) => cluster);
  return [...new Set(clusters)].map(
    (cluster) =>
      `It is registered as an engine of the cluster ${cluster} too. Each keeps a record of its own of what belongs to whom.`,
  );
}

function shown({
  hostname,
  version,
  apiVersion,
  system,
  role,
  nodeId,
  nodes,
}: Answering): EngineProbe['engine'] {
  const swarm =
    nodeId === ''
      ? 'in no Swarm'
      : role === 'manager'
        ? `manager of a Swarm of ${nodes} ${nodes === 1 ? 'node' : 'nodes'}`
        : 'worker of a Swarm';
  return { hostname, version, apiVersion, system, role, nodeId, swarm };
}

function hostKeyIn(thrown: unknown): EngineProbe['hostKey'] {
  const error = thrown instanceof EngineUnreachable ? thrown.cause : thrown;
  if (!(error instanceof HostKeyMismatch) || error.shown === '') return null;
  return { key: error.shown, fingerprint: fingerprintOf(error.shown) };
}

function fieldOf(endpoint: string): Problem['field'] {
  return endpoint.startsWith('ssh://') ? 'ssh' : endpoint.startsWith('tcp://') ? 'tls' : 'endpoint';
}
