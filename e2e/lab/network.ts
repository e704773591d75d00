import { run, tryRun } from './command';

/** One lab's own network: a bridge with a /24 of 10.99.0.0/16, told apart by its third number. */
export interface LabNetwork {
  readonly number: number;
  readonly bridge: string;
  readonly subnet: string;
  /** The bridge's, which is where the machine itself is reached from inside. */
  readonly hostAddress: string;
}

export function labNetwork(number: number): LabNetwork {
  return {
    number,
    bridge: `whl${number}`,
    subnet: `10.99.${number}.0/24`,
    hostAddress: `10.99.${number}.1`,
  };
}

/** Names stay within the 15 characters that the kernel allows for an interface. */
export function engineName(network: LabNetwork, index: number): string {
  return `whl${network.number}e${index}`;
}

export function engineAddress(network: LabNetwork, index: number): string {
  return `10.99.${network.number}.${index + 11}`;
}

/** Makes the bridge. False when it exists: some other lab has this number. */
export async function createBridge(network: LabNetwork): Promise<boolean> {
  const { code, stderr } = await tryRun('ip', ['link', 'add', network.bridge, 'type', 'bridge']);
  if (code !== 0) {
    if (stderr.includes('File exists')) return false;
    throw new Error(`The lab cannot make a network bridge: ${stderr}`);
  }
  await run('ip', ['address', 'add', `${network.hostAddress}/24`, 'dev', network.bridge]);
  await run('ip', ['link', 'set', network.bridge, 'up']);
  await run('iptables', ['-w', '-I', ...forwarding(network)]);
  return true;
}

/** Makes the network namespace of one engine and plugs it into the bridge. */
export async function createNamespace(network: LabNetwork, index: number): Promise<void> {
  const name = engineName(network, index);
  const outside = `whl${network.number}v${index}`;
  await run('ip', ['netns', 'add', name]);
  await run('ip', ['link', 'add', outside, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name]);
  await run('ip', ['link', 'set', outside, 'master', network.bridge, 'up']);
  await run('ip', ['-n', name, 'address', 'add', `${engineAddress(network, index)}/24`, 'dev', 'eth0']);
  await run('ip', ['-n', name, 'link', 'set', 'eth0', 'up']);
  await run('ip', ['-n', name, 'link', 'set', 'lo', 'up']);
  // No default route: what a container asks of the world outside fails at once instead of timing out.
}

/** Removes all that the two above made, as far as it is there. */
export async function removeNetwork(network: LabNetwork, engines: number): Promise<void> {
  for (let index = 0; index < engines; index++) {
    await tryRun('ip', ['link', 'delete', `whl${network.number}v${index}`]);
    await tryRun('ip', ['netns', 'delete', engineName(network, index)]);
  }
  await tryRun('iptables', ['-w', '-D', ...forwarding(network)]);
  await tryRun('ip', ['link', 'delete', network.bridge]);
}

/**
 * Where br_netfilter is loaded, frames that cross a bridge pass the FORWARD chain, and an engine in
 * the root namespace sets that chain to DROP.
 */
function forwarding({ bridge }: LabNetwork): string[] {
  return ['FORWARD', '-i', bridge, '-o', bridge, '-j', 'ACCEPT'];
}
