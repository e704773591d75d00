import { type DockerCli, dockerAtEngine } from '@/e2e/fixtures/docker-cli';
import type { DoorClient } from '@/e2e/fixtures/door';
import { EngineTruth } from '@/e2e/fixtures/engine';
import { stand } from '@/e2e/fixtures/stand';
import { run } from '@/e2e/lab/command';
import { type Lab, startLab } from '@/e2e/lab/lab';
import { waitFor } from '@/e2e/wait-for';

export interface SwarmTask {
  readonly ServiceID: string;
  readonly NodeID: string;
  readonly DesiredState: string;
  readonly Status: { readonly State: string; readonly Err?: string };
}

interface SwarmNodeAnswer {
  readonly ID: string;
  readonly Description: { readonly Hostname: string };
  readonly Spec: { readonly Availability: string };
  readonly Status: { readonly State: string };
}

/** A Swarm of three nodes of one's own, registered under a name of its own, to break at will. */
export class OwnSwarm {
  readonly name: string;
  readonly lab: Lab;
  readonly truth: EngineTruth;

  private constructor(name: string, lab: Lab) {
    this.name = name;
    this.lab = lab;
    this.truth = new EngineTruth(lab.engines[0].socket);
  }

  static async start(): Promise<OwnSwarm> {
    const lab = await startLab({ engines: 3, swarm: true });
    const own = new OwnSwarm(stand.unique('broken'), lab);
    const { api } = await stand.admin();
    await api.post('/clusters', {
      name: own.name,
      endpoint: `unix://${lab.engines[0].socket}`,
      registries: ['docker.io', lab.registry],
    });
    await waitFor(
      'it to be reached',
      async () => (await api.get(`/clusters/${own.name}`)).state === 'reachable',
    );
    return own;
  }

  async stop(): Promise<void> {
    await (await stand.admin()).api.delete(`/clusters/${this.name}`);
    await this.lab.stop();
  }

  image(name: string): string {
    return `${this.lab.registry}/${name}`;
  }

  /** docker at the manager, past the door. */
  get dockerAtManager(): DockerCli {
    return dockerAtEngine(this.lab.engines[0].socket);
  }

  /** A node's link to the network of the others. */
  async link(node: number, state: 'up' | 'down'): Promise<void> {
    await run('ip', ['-n', this.hostOf(node), 'link', 'set', 'eth0', state]);
  }

  hostOf(node: number): string {
    const engine = this.lab.engines[node];
    if (!engine) throw new Error(`The Swarm has no node ${node}`);
    return engine.name;
  }

  /** Tasks of a service, by the manager's own word, or as the door tells. */
  async tasksOf(service: string, door?: DoorClient): Promise<SwarmTask[]> {
    const path = `/v1.41/tasks?filters=${encodeURIComponent(JSON.stringify({ service: [service] }))}`;
    if (door) return (await door.get(path)).json;
    return (await this.truth.ask('GET', path)).body as SwarmTask[];
  }

  async node(node: number, door?: DoorClient): Promise<SwarmNodeAnswer | undefined> {
    const nodes: SwarmNodeAnswer[] = door
      ? (await door.get('/v1.41/nodes')).json
      : ((await this.truth.ask('GET', '/v1.41/nodes')).body as SwarmNodeAnswer[]);
    return nodes.find(({ Description }) => Description.Hostname === this.hostOf(node));
  }
}

/** How many tasks run that should. */
export function runningOf(tasks: readonly SwarmTask[]): number {
  return tasks.filter(({ Status, DesiredState }) => Status.State === 'running' && DesiredState === 'running')
    .length;
}
