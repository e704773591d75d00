import type { Operation } from '@/lib/access/operations';
import { type Findings, quoted } from '@/lib/docker-api/guard/findings';
import type { ContainerReference, NetworkReference } from '@/lib/docker-api/guard/references';
import type { ContainerCreate } from '@/lib/docker-api/schemas/container-create';

/** Networks that every engine has and that hold nothing of anyone's. */
const predefinedNetworks: readonly string[] = ['', 'default', 'bridge', 'none'];

const containerPrefix = 'container:';

/** What a namespace field may say besides `host` and `container:…`, which are judged. */
const ordinaryIpcModes: readonly string[] = ['', 'none', 'private', 'shareable'];

/** Judges the namespaces that a container would share, and names whom it would share them with. */
export function guardNamespaces(
  spec: ContainerCreate,
  findings: Findings,
): { networks: NetworkReference[]; containers: ContainerReference[] } {
  const host = spec.HostConfig ?? {};
  const containers: ContainerReference[] = [];
  const share = (field: string, mode: string, operation: Operation, ordinary: readonly string[]) => {
    if (ordinary.includes(mode)) return;
    if (mode === 'host') findings.need(operation, `share the node's ${field} with a container`);
    else containers.push(...joinContainer(field, mode, findings));
  };
  share('process namespace', host.PidMode ?? '', 'container.create.host-pid', ['']);
  share('IPC namespace', host.IpcMode ?? '', 'container.create.host-ipc', ordinaryIpcModes);
  if (host.UTSMode === 'host') {
    findings.need('container.create.host-uts', "share the node's host name with a container");
  }
  if (host.UsernsMode === 'host') {
    findings.need('container.create.host-userns', "use the node's user namespace in a container");
  }
  if (host.CgroupnsMode === 'host') {
    findings.need('container.create.kernel-settings', "use the node's control group namespace");
  }
  const mode = host.NetworkMode ?? '';
  const names = new Set(Object.keys(spec.NetworkingConfig?.EndpointsConfig ?? {}));
  if (mode.startsWith(containerPrefix)) containers.push(...joinContainer('network', mode, findings));
  else names.add(mode);
  return { networks: [...names].flatMap((name) => networkReference(name, findings)), containers };
}

function networkReference(name: string, findings: Findings): NetworkReference[] {
  if (name === 'host') {
    findings.need('container.create.host-network', "use the node's network in a container");
    return [];
  }
  if (!/^[a-zA-Z0-9_.-]*$/.test(name)) {
    findings.refuse(`network ${quoted(name)} is not a name or id`);
    return [];
  }
  return [{ reference: name || 'default', predefined: predefinedNetworks.includes(name) }];
}

function joinContainer(field: string, mode: string, findings: Findings): ContainerReference[] {
  const reference = mode.startsWith(containerPrefix) ? mode.slice(containerPrefix.length) : '';
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(reference)) {
    findings.refuse(`${field} ${quoted(mode)} is not offered`);
    return [];
  }
  return [{ reference, operation: 'container.exec', why: `share its ${field} with another container` }];
}
