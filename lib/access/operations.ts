/**
 * The closed catalogue of what can be done. A role is a set of these, a route names one of these,
 * and what is not listed here cannot be granted and therefore cannot be done.
 *
 * `tier` says who ordinarily needs it: `view` reads, `use` makes other things out of it, `change`
 * acts within a collection, `reach` gets out of the collection and onto the node (root on the node,
 * in effect), `manage` administers Wheelhouse or a cluster as a whole.
 */
const catalogue = {
  'container.view': ['view', 'See containers, their state and settings'],
  'container.view-env': ['change', 'See the environment variables of containers'],
  'container.view-host': ['manage', 'See host paths and driver internals of containers'],
  'container.logs': ['view', 'Read what containers print'],
  'container.stats': ['view', 'See the CPU, memory and network use of containers'],
  'container.top': ['view', 'List the processes in containers'],
  'container.create': ['change', 'Create containers'],
  'container.create.privileged': ['reach', 'Create privileged containers'],
  'container.create.host-mounts': ['reach', 'Mount paths of the node into containers'],
  'container.create.host-network': ['reach', "Use the node's network in containers"],
  'container.create.host-pid': ['reach', "Use the node's process namespace in containers"],
  'container.create.host-ipc': ['reach', "Use the node's IPC namespace in containers"],
  'container.create.host-uts': ['reach', "Use the node's host name namespace in containers"],
  'container.create.host-userns': ['reach', "Use the node's user namespace in containers"],
  'container.create.capabilities': ['reach', 'Add kernel capabilities to containers'],
  'container.create.devices': ['reach', 'Give devices of the node to containers'],
  'container.create.security-options': ['reach', 'Loosen the security profile of containers'],
  'container.create.kernel-settings': ['reach', 'Set sysctls, runtime or control group parent of containers'],
  'container.start': ['change', 'Start containers'],
  'container.stop': ['change', 'Stop containers'],
  'container.restart': ['change', 'Restart containers'],
  'container.kill': ['change', 'Send signals to containers'],
  'container.pause': ['change', 'Pause and resume containers'],
  'container.rename': ['change', 'Rename containers'],
  'container.update': ['change', 'Change the limits of containers'],
  'container.remove': ['change', 'Remove containers'],
  'container.attach': ['change', 'Attach to the input and output of containers'],
  'container.exec': ['change', 'Run commands inside containers'],
  'container.copy-out': ['change', 'Copy files out of containers'],
  'container.copy-in': ['change', 'Copy files into containers'],
  'container.commit': ['change', 'Make images from containers'],
  'service.view': ['view', 'See services and their tasks'],
  'service.view-env': ['change', 'See the environment variables of services'],
  'service.logs': ['view', 'Read what services print'],
  'service.create': ['change', 'Create services'],
  'service.update': ['change', 'Update, scale and roll back services'],
  'service.remove': ['change', 'Remove services'],
  'service.create.host-mounts': ['reach', 'Mount paths of nodes into services'],
  'service.create.host-network': ['reach', "Use the nodes' network in services"],
  'service.create.capabilities': ['reach', 'Add kernel capabilities to services'],
  'service.create.devices': ['reach', 'Reserve devices of nodes for services'],
  'service.create.security-options': ['reach', 'Loosen the security profile of services'],
  'service.create.kernel-settings': ['reach', 'Set sysctls of services'],
  'network.view': ['view', 'See networks'],
  'network.use': ['use', 'Connect containers and services to networks'],
  'network.create': ['change', 'Create networks'],
  'network.create.node-interfaces': ['reach', 'Create networks on interfaces and addresses of nodes'],
  'network.remove': ['change', 'Remove networks'],
  'volume.view': ['view', 'See volumes'],
  'volume.use': ['use', 'Mount volumes'],
  'volume.create': ['change', 'Create volumes'],
  'volume.create.host-mounts': ['reach', 'Create volumes that mount devices or paths of the node'],
  'volume.remove': ['change', 'Remove volumes'],
  'secret.view': ['view', 'See the names of secrets'],
  'secret.use': ['use', 'Give secrets to services'],
  'secret.create': ['change', 'Create secrets'],
  'secret.update': ['change', 'Change the labels of secrets'],
  'secret.remove': ['change', 'Remove secrets'],
  'config.view': ['view', 'See the names of configs'],
  'config.view-data': ['change', 'Read the content of configs'],
  'config.use': ['use', 'Give configs to services'],
  'config.create': ['change', 'Create configs'],
  'config.update': ['change', 'Change the labels of configs'],
  'config.remove': ['change', 'Remove configs'],
  'image.view': ['view', 'See images'],
  'image.use': ['use', 'Run containers and services from images'],
  'image.pull': ['use', 'Pull images onto a cluster'],
  'image.push': ['change', 'Push images to a registry'],
  'image.tag': ['change', 'Give images names'],
  'image.build': ['change', 'Build images'],
  'image.load': ['change', 'Load and import images from files'],
  'image.save': ['change', 'Save images to files'],
  'image.remove': ['change', 'Remove images'],
  'node.view': ['view', 'See nodes'],
  'node.schedule': ['use', 'Run services on nodes'],
  'node.update': ['manage', 'Drain, pause, label, promote and demote nodes'],
  'node.remove': ['manage', 'Remove nodes from a cluster'],
  'catalog.view': ['view', 'See what can be ordered'],
  'catalog.order': ['use', 'Order from the catalogue'],
  'catalog.manage': ['manage', 'Change what can be ordered'],
  'cluster.view': ['manage', 'See the state and capacity of clusters'],
  'cluster.manage': ['manage', 'Register, change and remove clusters'],
  'swarm.manage': ['manage', 'Initialise, join and change swarms, see join tokens'],
  'plugin.manage': ['manage', 'Manage engine plugins'],
  'user.view': ['manage', 'See people'],
  'user.manage': ['manage', 'Create, change and disable people'],
  'identity.manage': ['manage', 'Set where people sign in and who provisions accounts'],
  'team.view': ['manage', 'See teams and their members'],
  'team.manage': ['manage', 'Create and change teams and their members'],
  'role.view': ['manage', 'See roles'],
  'role.manage': ['manage', 'Create and change roles'],
  'collection.manage': ['manage', 'Create, change and remove collections'],
  'access.view': ['manage', 'See grants and who can do what'],
  'access.manage': ['manage', 'Grant and revoke access, and move things between collections'],
  'alert.acknowledge': ['change', 'Acknowledge and silence alerts'],
  'alert.manage': ['manage', 'Set the rules of alerts and where they are sent'],
  'access.view-as': ['manage', 'See the console as another person does'],
  'audit.view': ['manage', 'Read the audit log'],
  'audit.manage': ['manage', 'Export the audit log, send it elsewhere, and set what is recorded and kept'],
  'metrics.view': ['manage', 'Read what everything uses, and how Wheelhouse is, as Prometheus does'],
} as const satisfies Record<string, readonly [Tier, string]>;

export type Tier = 'view' | 'use' | 'change' | 'reach' | 'manage';
export type Operation = keyof typeof catalogue;

export const operations = Object.keys(catalogue) as readonly Operation[];

const indexes = new Map<string, number>(operations.map((operation, index) => [operation, index]));

export function isOperation(text: string): text is Operation {
  return indexes.has(text);
}

/** Position of an operation in a compiled set of bits. */
export function operationIndex(operation: Operation): number {
  const index = indexes.get(operation);
  if (index === undefined) throw new Error(`No such operation: ${operation}`);
  return index;
}

/** One sentence without a full stop, for people. */
export function operationSummary(operation: Operation): string {
  return catalogue[operation][1];
}

export function operationTier(operation: Operation): Tier {
  return catalogue[operation][0];
}
