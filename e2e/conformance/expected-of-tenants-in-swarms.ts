import { allBecause, type ExpectedDifference } from './expected-differences';

const nodesAreOperators =
  'nodes belong to operators; a tenant sees those they may schedule on, and changes none';
const updatesNodes = /^Error response from daemon: You need node\.update on \/Shared to drain, pause,/;
const removesNodes = /^Error response from daemon: You need node\.remove on \/Shared to remove nodes/;

const swarmIsOperators = 'the Swarm, its tokens and keys belong to operators';
const managesSwarm = /^Error response from daemon: You need swarm\.manage on \/ to initialise, join/;
/** The client looks at the Swarm before it changes it or shows its tokens. */
const viewsSwarm = /^Error response from daemon: You need cluster\.view on \/ to see the state/;
const readsUnlockKey =
  /^could not fetch unlock key: Error response from daemon: You need swarm\.manage on \/ to initialise/;

const settingsOfOthers = (purpose: string) =>
  new RegExp(
    `^Error response from daemon: You need network\\.create\\.node-interfaces on COLLECTION to ${purpose}`,
  );

/** What Full Control on one collection does not reach of a Swarm: its nodes, itself. */
export const expectedOfTenantsInSwarms: readonly ExpectedDifference[] = [
  ...allBecause(
    nodesAreOperators,
    {
      'node update --label-add zone=a --label-add other=1 $NODE1': updatesNodes,
      'node update --label-rm other $NODE1': /^key other doesn't exist in node's labels/,
      'node update --label-rm zone $NODE1': /^key zone doesn't exist in node's labels/,
      'node update --availability drain $NODE1': updatesNodes,
      'node update --availability pause $NODE1': updatesNodes,
      'node update --availability active $NODE1': updatesNodes,
      'node promote $NODE2': updatesNodes,
      'node demote $NODE0': updatesNodes,
      'node rm $NODE2': removesNodes,
    },
    1,
  ),
  ...allBecause(
    nodesAreOperators,
    {
      'node inspect -f "{{.Spec.Labels}}" $NODE1': /^map\[\]\n$/,
      'node ls --filter node.label=zone=a --format {{.Hostname}}': /^$/,
      'node ls --filter name=$NODE1 --format "{{.Hostname}} {{.Availability}}"': /^NODE1 Active\n$/,
      'node ls --filter name=$NODE2 --format {{.ManagerStatus}}': /^\n$/,
      'node demote $NODE2': /^Node SWARM-ID is already a worker\.\n$/,
    },
    0,
  ),
  ...allBecause(
    'where a node is to be reached, its certificates and what is plugged into it are for who may change it',
    {
      'node inspect $NODE1':
        /^(?![\s\S]*(?:"Addr"|"TLSInfo"|"Plugins"|CERTIFICATE|ADDRESS))[\s\S]*"Hostname": "NODE1"[\s\S]*"State": "ready"/,
      'node inspect --pretty $NODE1':
        /^(?![\s\S]*(?:Address:|TLS Info|Plugins:|CERTIFICATE|ADDRESS))[\s\S]*Hostname:\s+NODE1\n[\s\S]*State:\s+Ready\n/,
    },
    0,
  ),
  ...allBecause(
    swarmIsOperators,
    {
      'swarm init': managesSwarm,
      'swarm join --token $TOKEN $ADDRESS0:2377': managesSwarm,
      'swarm leave': managesSwarm,
      'swarm join-token worker': viewsSwarm,
      'swarm join-token -q worker': viewsSwarm,
      'swarm join-token -q manager': viewsSwarm,
      'swarm join-token --rotate -q worker': viewsSwarm,
      'swarm update --task-history-limit 3 --dispatcher-heartbeat 6s': viewsSwarm,
      'swarm update --task-history-limit 5 --dispatcher-heartbeat 5s': viewsSwarm,
      'swarm update --cert-expiry 1s': viewsSwarm,
      'swarm update --autolock': viewsSwarm,
      'swarm update --autolock=false': viewsSwarm,
      'swarm unlock-key -q': readsUnlockKey,
      'swarm unlock-key': readsUnlockKey,
      'swarm unlock-key --rotate -q': viewsSwarm,
      'swarm ca': viewsSwarm,
      'swarm ca --rotate --quiet': viewsSwarm,
      'info --format "{{.Swarm.Cluster.Spec.Orchestration.TaskHistoryRetentionLimit}} {{.Swarm.Nodes}} {{.Swarm.Managers}}"':
        /nil pointer evaluating \*swarm\.ClusterInfo\.Spec/,
      // They were shown no token.
      'swarm join --token $TOKEN --advertise-addr $ADDRESS2 $ADDRESS0:2377':
        /A valid join token is necessary to join this cluster/,
    },
    1,
  ),
  {
    of: 'node ls --filter name=$NODE2 --format "{{.Hostname}} {{.Status}}"',
    because: 'it could not join again',
    exits: 0,
    says: /^NODE2 Down\n$/,
  },
  ...allBecause(
    'settings for other networks can name interfaces of nodes',
    {
      'network create --config-only --subnet 172.31.0.0/16 base':
        settingsOfOthers('make a network that holds'),
      'network create --config-from base --scope swarm built': settingsOfOthers('take the settings of'),
      'network rm built': /^Error response from daemon: network built not found\n/,
      'network rm base': /^Error response from daemon: network base not found\n/,
    },
    1,
  ),
  ...allBecause(
    "the load balancer's end of a network is no container of theirs",
    { 'network inspect open -f "{{len .Containers}}"': /^1\n$/ },
    0,
  ),
];
