import { allBecause, type ExpectedDifference } from './expected-differences';
import { expectedOfEveryone } from './expected-of-everyone';
import { expectedOfTenantsInSwarms } from './expected-of-tenants-in-swarms';

const ownNode = 'what an engine is made of, and where it keeps things, is for who looks after it';
/** Parts of `docker info` about these. */
const ofTheNode = ['Backing Filesystem', 'Supports d_type', 'Native Overlay Diff', 'userxattr'];
const ofTheSwarm = [
  'ClusterID|Managers|Nodes|Data Path Port|Node Address|Manager Addresses',
  'Orchestration|Task History Retention Limit|Dispatcher|Heartbeat Period',
  'Raft|Snapshot Interval|Number of Old Snapshots to Retain|Heartbeat Tick|Election Tick',
  'CA Configuration|Expiry Duration|Force Rotate|Autolock Managers|Root Rotation In Progress',
];
const noOptions = 'a volume with options is not made: they can name any place on the node';

const operation = (name: string) => new RegExp(`You need ${name.replaceAll('.', '\\.')} on COLLECTION`);

/** What Full Control on one collection does not reach. */
export const expectedOfTenants: readonly ExpectedDifference[] = [
  ...allBecause(
    'what reaches the node is an operation of its own, which Full Control does not hold',
    {
      'run --rm --privileged busybox sh -c "grep CapEff /proc/self/status"': operation(
        'container.create.privileged',
      ),
      'run --rm -v /etc/hostname:/host:ro busybox sh -c "test -f /host && echo mounted"': operation(
        'container.create.host-mounts',
      ),
      'run --rm --mount type=bind,source=/etc,target=/host busybox sh -c "test -d /host && echo mounted"':
        operation('container.create.host-mounts'),
      'run --rm --network host busybox sh -c "ip -o link | grep -c docker0"': operation(
        'container.create.host-network',
      ),
      'run --rm --pid host busybox sh -c "ps | grep -c containerd-shim > /count; test $(cat /count) -gt 1 && echo many"':
        operation('container.create.host-pid'),
      'run --rm --ipc host busybox echo ipc': operation('container.create.host-ipc'),
      'run --rm --uts host busybox hostname': operation('container.create.host-uts'),
      'run --rm --userns host busybox echo userns': operation('container.create.host-userns'),
      'run --rm --cgroupns host busybox echo cgroupns': operation('container.create.kernel-settings'),
      'run --rm --cap-add NET_ADMIN busybox ip link set lo down': operation('container.create.capabilities'),
      'run --rm --device /dev/null:/dev/nothing busybox ls /dev/nothing':
        operation('container.create.devices'),
      'run --rm --device-cgroup-rule "c 1:3 rwm" busybox echo rule': operation('container.create.devices'),
      'run --rm --security-opt seccomp=unconfined busybox grep Seccomp: /proc/self/status': operation(
        'container.create.security-options',
      ),
      'run --rm --security-opt apparmor=unconfined busybox echo apparmor': operation(
        'container.create.security-options',
      ),
      'run --rm --sysctl net.ipv4.ip_forward=0 busybox cat /proc/sys/net/ipv4/ip_forward': operation(
        'container.create.kernel-settings',
      ),
      'run --rm --cgroup-parent /tour busybox echo parent': operation('container.create.kernel-settings'),
      'run --rm --gpus all busybox true': operation('container.create.devices'),
    },
    125,
  ),
  ...allBecause(
    'what reaches the node is an operation of its own, which Full Control does not hold',
    {
      'exec --privileged box sh -c "grep CapEff /proc/self/status"': operation('container.create.privileged'),
      'volume create --driver local --opt type=none --opt device=/etc --opt o=bind hostetc':
        operation('volume.create.host-mounts'),
      'volume create --driver local --label a=b --opt type=tmpfs --opt device=tmpfs --opt o=size=1m quick':
        operation('volume.create.host-mounts'),
      'network create --driver nosuch other': operation('network.create.node-interfaces'),
    },
    1,
  ),
  ...Object.entries({
    bound: 'service.create.host-mounts',
    capable: 'service.create.capabilities',
    hosted: 'service.create.host-network',
    tuned: 'service.create.kernel-settings',
    optioned: 'volume.create.host-mounts',
    reserved: 'service.create.devices',
  }).map(
    ([name, needed]): ExpectedDifference => ({
      of: new RegExp(`^service create -d --name ${name} `),
      because: 'what reaches the nodes is an operation of its own, which Full Control does not hold',
      exits: 1,
      says: operation(needed),
    }),
  ),
  ...allBecause(
    'plugins belong to operators',
    {
      'plugin install --grant-all-permissions $REGISTRY/tour/plugin':
        /^Error response from daemon: You need plugin\.manage on \/ to manage engine plugins/,
    },
    1,
  ),
  ...allBecause(
    "images that everyone may use are not everyone's to remove",
    {
      'rmi notes': /You need image\.remove on \/Shared/,
    },
    1,
  ),
  ...allBecause(
    "what the engine made is nobody's to remove",
    {
      'network rm bridge': /You need network\.remove on \//,
    },
    1,
  ),
  {
    of: /^inspect (?:kept|talker)$/,
    because:
      'a container without a limit on processes is given one, and where the engine keeps it is its own affair',
    without:
      /"PidsLimit": null|"(?:Data|LowerDir|MergedDir|UpperDir|WorkDir)":|^ {2}\}$|"(?:HostnamePath|HostsPath|LogPath|MountLabel|ProcessLabel|ResolvConfPath|SandboxID|SandboxKey)":/,
    plus: /"PidsLimit": 4096|^ {2}\}$/,
  },
  {
    of: /^\/usr\/bin\/docker inspect box$/,
    because:
      'a container without a limit on processes is given one, and where the engine keeps it is its own affair',
    without:
      /"(?:Data|LowerDir|MergedDir|UpperDir|WorkDir)":|^ {2}\}$|"(?:HostnamePath|HostsPath|LogPath|MountLabel|ProcessLabel|ResolvConfPath|SandboxID|SandboxKey|Source)":/,
    plus: /"PidsLimit": 4096|"Source": ""|^ {2}\}$/,
  },
  {
    of: 'version',
    because: ownNode,
    without:
      /^Server:$|^ {2}API version: {2}1\.\d+ \(min|^ (?:containerd|runc|docker-init):$|^ {2}(?:Version|GitCommit):/,
    plus: /^Server: Wheelhouse$|^ {2}API version: {2}1\.\d+ \(minimum version 1\.41\)$|^ {2}Version:/,
  },
  {
    of: 'version --format json',
    because: ownNode,
    says: /"Components": \[\s*\{\s*"Details": \{[^{}]*"MinAPIVersion": "1\.41"[^{}]*\},\s*"Name": "Engine",\s*"Version": "[^"]+"\s*\}\s*\],[^{}]*"Platform": \{\s*"Name": "Wheelhouse"\s*\},/,
  },
  {
    of: 'info',
    because: ownNode,
    without: new RegExp(
      `^ {2}(?:${[...ofTheNode, ...ofTheSwarm].join('|')}):|^ {2}ADDRESS0:N$|^ (?:Docker Root Dir|Insecure Registries):|^ {2}N/N$`,
    ),
    plus: /^ Docker Root Dir:$|^ {2}Node Address:$/,
  },
  {
    of: /^image inspect tour\//,
    because: ownNode,
    hidden: ['Container', 'ContainerConfig', 'Data', 'Parent'],
  },
  { of: 'volume inspect data', because: ownNode, hidden: ['Mountpoint'] },
  { of: 'volume ls --filter label=a', because: noOptions, without: /^local {2}quick$/ },
  {
    of: 'volume ls --filter dangling=true --filter driver=local --format "{{.Name}} {{.Driver}} {{.Scope}}"',
    because: noOptions,
    without: /^quick local local$/,
  },
  ...allBecause(
    noOptions,
    {
      'volume inspect -f "{{.Labels}} {{.Options}}" quick': /get quick: no such volume/,
      'run --rm -v hostetc:/host busybox sh -c "test -f /host/hostname && echo mounted"': /^$/,
    },
    1,
  ),
  {
    of: /^run --name writer .*-v quick:\/quick/,
    because: noOptions,
    says: /^\/dev\//,
  },
  { of: 'volume prune -f', because: noOptions, plus: /^quick$/ },
  { of: 'volume ls', because: noOptions, without: /^local {2}quick$/ },
  ...allBecause(
    'what reaches the node is an operation of its own, which Full Control does not hold',
    {
      'build -f app/Remote app': operation('container.create.host-network'),
      'build --network host -t tour/host app': operation('container.create.host-network'),
    },
    1,
  ),
  {
    of: /^rmi -f tour\/built:1 .* tour\/host /,
    because: 'a build with the network of the node was refused',
    without: /^Untagged: tour\/host:latest$/,
    plus: /^Error response from daemon: No such image: tour\/host:latest$/,
  },
  ...expectedOfTenantsInSwarms,
  ...expectedOfEveryone,
];
