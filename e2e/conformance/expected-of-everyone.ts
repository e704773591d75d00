import { allBecause, type ExpectedDifference } from './expected-differences';

/** What differs for whoever comes through the door. */
export const expectedOfEveryone: readonly ExpectedDifference[] = [
  ...allBecause(
    'the door reads what it is sent before the engine does, and says in its own words what is wrong',
    {
      'run --rm --name "not a name" busybox true': /name: must be letters, digits/,
      'rename case "not a name"': /name: must be letters, digits/,
      'run --rm -v data:relative busybox true': /invalid bind "data:relative"/,
      'top talker -z': /ps_args: must be a plain listing/,
      'volume create "not a name"': /Name: must be the name of a volume/,
      'network create --driver nosuch other': /network driver "nosuch" is not offered/,
      'volume create --driver nosuch other': /volume driver "nosuch" is not offered/,
      'secret create "not a name" value.txt': /Name: must be letters, digits/,
      'config create "not a name" value.txt': /Name: must be letters, digits/,
      'node update --availability nosuch $NODE1': /Availability: Invalid option/,
    },
  ),
  ...allBecause('what is not there is said in the same words wherever it is missed', {
    'ps --filter since=nosuch': /No such container: nosuch/,
    'kill nosuch': /No such container: nosuch/,
    'inspect --type image talker': /No such image: talker:latest/,
    'image inspect -f "{{.RepoTags}}" nosuch': /No such image: nosuch:latest/,
    'save nosuch': /No such image: nosuch:latest/,
    'network disconnect -f back nosuch': /No such container: nosuch/,
  }),
  ...allBecause(
    'the engine takes what is no number for "all"; the door does not guess',
    {
      'logs --tail x talker': /tail: must be a number of lines or "all"/,
    },
    1,
  ),
  ...allBecause('only registries that the cluster is allowed to contact are asked', {
    'pull nosuch.invalid/app': /may not contact the registry nosuch\.invalid/,
  }),
  {
    of: /^events .*--filter container=box/,
    because: 'events of exec do not repeat the command line, which holds what people type',
    says: /container exec_create box\ncontainer exec_start box/,
  },
  {
    of: 'version',
    because: 'the door calls itself Wheelhouse and speaks no version of the API before 1.41',
    without: /^Server:|^ {2}API version:|^ (?:containerd|runc|docker-init):|^ {2}(?:Version|GitCommit):/,
    plus: /^Server: Wheelhouse|^ {2}API version:|^ {2}(?:Version|GitCommit):/,
  },
  {
    of: /^version --format/,
    because: 'the door calls itself Wheelhouse and speaks no version of the API before 1.41',
  },
  {
    of: /^image inspect tour\//,
    because: 'what the builder left of the container is out of the API since 1.45, and repeats commands',
    without: /^/,
    plus: /^/,
  },
  {
    of: /^(?:build|tar c -C app \. \| docker build) .*(?:app|-)$/,
    because:
      'stages are written as numbers, images are pulled before the build by whoever may, and what a step leaves is removed',
    without: /COPY --from=first|^ ---> |^Step 1\/|^Get |Removing intermediate|Running in/,
    plus: /COPY --from=0|^ ---> |^Error response|Removing intermediate|Running in/,
  },
  {
    of: 'ps -a --format "{{.Image}} {{.Command}} {{.Status}}"',
    because: 'nothing of a build that failed is left behind',
    without: /Exited \(9\)/,
  },
  ...allBecause('an archive is read by the door before the engine gets it', {
    load: /Error processing tar file: /,
  }),
  {
    of: 'service inspect shop_web',
    because: 'a service without a limit on processes is given one',
    plus: /"Pids": 4096/,
  },
  ...allBecause(
    'what the engine ignores or what is not offered to anybody is refused (docs/refused-on-purpose.md)',
    {
      'events --since $BEGAN --until $NOW --filter nosuch=1': /Invalid filter 'nosuch'/,
      'service create -d --name credentialed --credential-spec file://x.json $REGISTRY/busybox sleep 100':
        /CredentialSpec: is for Windows/,
      'service create -d --name logged --log-driver syslog --log-opt syslog-address=udp://127.0.0.1:1514 $REGISTRY/busybox sleep 100':
        /log driver "syslog" is not offered/,
    },
    1,
  ),
  ...allBecause(
    'what the engine ignores or what is not offered to anybody is refused (docs/refused-on-purpose.md)',
    {
      'run --rm --log-driver syslog --log-opt syslog-address=udp://127.0.0.1:1514 busybox echo syslog':
        /log driver "syslog" is not offered/,
      'run --rm --link kept:friend busybox ping -c 1 -W 2 -q kept': /links are not offered/,
    },
    125,
  ),
  ...allBecause('engines are asked by full ids, which their words then repeat', {
    'run --rm --network over busybox true': /network SWARM-ID not manually attachable/,
    'network rm open': /is in use by task \(hidden\)/,
  }),
  {
    of: 'rmi -f tour/built:1 tour/built:2 tour/built:latest tour/first tour/pulled tour/stdin tour/tar tour/limited tour/host tour/parent tour/child',
    because: 'nothing of a build that failed is left behind, so that there is less to remove',
    without: /^Deleted/,
    plus: /^Deleted/,
  },
];
