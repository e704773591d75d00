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
    of: /^version --format "/,
    because: 'the door speaks no version of the API before 1.41',
    says: /^\S+ 1\.\d+ 1\.41 \w+\/\w+\n$/,
  },
  {
    of: /^events .*--filter type=volume /,
    because: 'the door makes the volumes of a container first; engines tell of it again when they find them',
    says: /^create\ncreate\nmount\nunmount\n$/,
  },
  {
    of: 'build --force-rm --pull -t tour/pulled --build-arg NOSUCH=1 -f app/Dockerfile app',
    because: 'images are pulled before the build begins',
    without: /^Step 1\/17 : FROM busybox AS first$|^Get "https:/,
    plus: /^Error response from daemon: Get "https:/,
  },
  {
    of: 'build -f app/Stranger app',
    because: 'only registries that the cluster is allowed to contact are asked, before the build begins',
    without: /^Step 1\/1 : FROM nosuch\.invalid\/app$|^Get "https:/,
    plus: /^Error response from daemon: Cluster CLUSTER may not contact the registry nosuch\.invalid\./,
  },
  {
    of: 'build -f app/Failing app',
    because: 'what a step leaves is removed',
    plus: /^Removing intermediate container ID$/,
  },
  {
    of: 'ps -a --format "{{.Image}} {{.Command}} {{.Status}}"',
    because: 'nothing of a build that failed is left behind',
    without: /^ID "\/bin\/sh -c 'echo tr…" Exited \(9\) AGO$/,
  },
  {
    of: /docker-py\.py"$/,
    because: 'nothing of a build is left behind, where docker-py does not ask for that',
    without: /^prune: \['ID'\]$/,
    plus: /^prune: None$/,
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
      'run --rm --link kept:friend busybox ping -c 1 -W 2 -q kept':
        /links are not offered on the default bridge/,
    },
    125,
  ),
  ...allBecause('engines are asked by full ids, which their words then repeat', {
    'run --rm --network over busybox true': /network SWARM-ID not manually attachable/,
    'network rm open': /is in use by task \(hidden\)/,
  }),
];
