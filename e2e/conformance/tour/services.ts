import type { Chapter } from '../step';

export const services: Chapter = {
  name: 'services',
  needsSwarm: true,
  files: { env: 'FROM_FILE=yes\n' },
  steps: [
    'service create --name one --detach $REGISTRY/busybox sleep 1000',
    { run: 'service ps one --format "{{.Name}} {{.CurrentState}}"', until: 'Running' },
    { run: 'service create --name two --replicas 2 $REGISTRY/busybox sleep 1000', mask: ['progress'] },
    'service create --name two $REGISTRY/busybox',
    { run: 'service create -q --name each --mode global --detach $REGISTRY/busybox sleep 1000' },
    [
      'service create --detach --name full --hostname "{{.Service.Name}}-{{.Task.Slot}}" --replicas 1',
      '-e A=1 --env-file env --label l=m --container-label c=d --workdir /tmp --user 1000 --group 1000',
      '--limit-memory 64m --limit-cpu 0.5 --limit-pids 50 --reserve-memory 8m --reserve-cpu 0.1',
      '--restart-condition on-failure --restart-delay 1s --restart-max-attempts 3 --restart-window 10s',
      '--update-parallelism 2 --update-delay 1s --update-failure-action rollback --update-monitor 1s --update-max-failure-ratio 0.5 --update-order start-first',
      '--rollback-parallelism 1 --rollback-delay 1s --rollback-order stop-first --rollback-monitor 1s --rollback-failure-action continue',
      '--stop-grace-period 1s --stop-signal SIGKILL --read-only --init --tty --dns 10.1.1.1 --dns-search example.org --host other:10.1.2.3',
      '--mount type=volume,source=data,target=/data --mount type=tmpfs,target=/scratch,tmpfs-size=1m',
      '--health-cmd true --health-interval 10s --log-driver json-file --log-opt max-size=1m --constraint node.platform.os==linux --placement-pref spread=node.labels.zone --replicas-max-per-node 2',
      '--ulimit nofile=100:200 --cap-drop CHOWN --isolation default --endpoint-mode dnsrr --publish mode=host,target=80,published=18080',
      '$REGISTRY/busybox sleep 1000',
    ].join(' '),
    'service inspect full',
    'service inspect --pretty full',
    { run: 'service ls', mask: ['order'], until: /each .*3\/3/ },
    'service ls -q --filter name=one',
    'service ls --filter mode=global --format "{{.Name}} {{.Mode}} {{.Image}}"',
    'service ls --filter label=l=m --format {{.Name}}',
    'service ls --filter nosuch=1',
    { run: 'service ps full --format "{{.Name}} {{.Image}} {{.DesiredState}} {{.Error}}"', until: 'Running' },
    'service ps --filter desired-state=running --format "{{.Name}} {{.Image}} {{.DesiredState}}" two',
    'service ps -q --no-trunc one',
    'service ps nosuch',
    'service ps --filter nosuch=1 one',
    'service inspect nosuch',
    'service create --name "not a name" --detach $REGISTRY/busybox',
    'service create --detach --name lost --constraint node.hostname==nosuch $REGISTRY/busybox',
    'service create --detach --name netless --network nosuch $REGISTRY/busybox',
    'service create --detach --mode nosuch $REGISTRY/busybox',
    'service scale --detach two=3 one=2',
    // One that is taken away while it starts is a failure to some, and none to others.
    { run: 'service ls --filter name=two --format "{{.Replicas}}"', until: '3/3' },
    { run: 'service scale two=1', mask: ['progress'] },
    'service scale -d each=2',
    'service scale -d nosuch=1',
    'service scale -d two=x',
    'service update --detach --env-add B=2 --label-add x=y --args "sleep 2000" two',
    { run: 'service update --force two', mask: ['progress'] },
    'service inspect -f "{{.Spec.Labels}} {{.Spec.TaskTemplate.ContainerSpec.Env}} {{.Spec.TaskTemplate.ContainerSpec.Args}} {{.Spec.TaskTemplate.ForceUpdate}}" two',
    { run: 'service rollback two', mask: ['progress'] },
    'service inspect -f "{{.Spec.TaskTemplate.ForceUpdate}} {{.UpdateStatus.State}}" two',
    'service rollback --detach one',
    'service rollback --detach each',
    'service rollback nosuch',
    'service update --detach --image $REGISTRY/web --replicas 2 --limit-memory 32m --publish-add mode=host,target=80,published=18081 one',
    'service update --detach --rollback one',
    'service update --detach --env-rm B --mount-add type=volume,source=more,target=/more --constraint-add node.role==worker --host-add a:10.1.1.2 --dns-add 10.1.1.3 one',
    'service update --detach --replicas 2 each',
    'service update nosuch',
    'service create -d --name talker --constraint node.hostname==$NODE1 $REGISTRY/busybox sh -c "echo out; sleep 1; echo err >&2; sleep 1000"',
    { run: 'service logs talker', until: 'err' },
    'service logs --raw talker',
    'service logs -n 1 --raw --since 1h talker',
    'service logs -t --no-trunc --no-task-ids talker',
    'service logs nosuch',
    { run: 'service ps -q talker', keep: 'TASK' },
    'service logs --raw $TASK',
    'inspect --type task -f "{{.Slot}} {{.DesiredState}} {{.Status.State}}" $TASK',
    'service create -d --name failing --restart-condition none $REGISTRY/busybox sh -c "exit 3"',
    { run: 'service ps failing --format "{{.Name}} {{.CurrentState}} {{.Error}}"', until: 'Failed' },
    'service create -d --name missing $REGISTRY/nosuch',
    {
      run: 'service ps missing --filter desired-state=shutdown --format {{.Error}} --no-trunc',
      until: 'No such image',
      mask: ['order'],
    },
    {
      run: 'service create -d --name job --mode replicated-job --replicas 2 --max-concurrent 2 $REGISTRY/busybox true',
    },
    {
      run: 'service ls --filter name=job --format "{{.Name}} {{.Mode}} {{.Replicas}}"',
      until: '2/2 completed',
    },
    'service create -d --name everyjob --mode global-job $REGISTRY/busybox true',
    {
      run: 'events --since $BEGAN --until $NOW --filter type=service --filter event=create --format "{{.Type}} {{.Action}} {{.Actor.Attributes.name}}"',
    },
    'service rm one two nosuch',
    'service rm each full talker failing missing job everyjob lost',
    'service ls',
    'service',
  ],
};

/** What of a service reaches the node: operations of their own, which a tenant does not have. */
export const servicesReachingTheNode: Chapter = {
  name: 'services reaching the node',
  inShort: true,
  needsSwarm: true,
  steps: [
    'service create -d --name bound --mount type=bind,source=/etc,target=/host $REGISTRY/busybox sleep 100',
    'service create -d --name capable --cap-add NET_ADMIN $REGISTRY/busybox sleep 100',
    'service create -d --name hosted --network host $REGISTRY/busybox sleep 100',
    'service create -d --name tuned --sysctl net.ipv4.ip_forward=0 $REGISTRY/busybox sleep 100',
    'service create -d --name logged --log-driver syslog --log-opt syslog-address=udp://127.0.0.1:1514 $REGISTRY/busybox sleep 100',
    'service create -d --name optioned --mount type=volume,source=vol,target=/v,volume-opt=type=none,volume-opt=device=/etc,volume-opt=o=bind $REGISTRY/busybox sleep 100',
    'service create -d --name reserved --generic-resource gpu=1 $REGISTRY/busybox sleep 100',
    'service create -d --name credentialed --credential-spec file://x.json $REGISTRY/busybox sleep 100',
  ],
};

export const stacks: Chapter = {
  name: 'stacks',
  inShort: true,
  needsSwarm: true,
  files: {
    'shop.yml': `version: '3.8'
services:
  web:
    image: \${REGISTRY}/web
    command: httpd -f -p 80 -h /www
    environment: { A: "1" }
    networks: { inner: { aliases: [site] } }
    volumes: [ "data:/data" ]
    secrets: [ key ]
    configs: [ { source: settings, target: /settings } ]
    ports: [ { target: 80, published: 18090, mode: host } ]
    deploy:
      replicas: 1
      endpoint_mode: dnsrr
      labels: { tier: front }
      resources: { limits: { memory: 64M, cpus: '0.5' } }
      restart_policy: { condition: on-failure }
      update_config: { parallelism: 1, order: stop-first }
  helper:
    image: \${REGISTRY}/busybox
    command: sleep 1000
    networks: [ inner ]
    deploy: { mode: global, endpoint_mode: dnsrr }
networks:
  inner: { driver: overlay }
volumes:
  data: {}
secrets:
  key: { file: ./key.txt }
configs:
  settings: { file: ./settings.txt }
`,
    'less.yml': `version: '3.8'
services:
  web:
    image: \${REGISTRY}/web
    command: httpd -f -p 80 -h /www
    deploy: { replicas: 2 }
`,
    'wrong.yml': "version: '3.8'\nservices:\n  web:\n    image: busybox\n    nosuch: 1\n",
    'foreign.yml':
      "version: '3.8'\nservices:\n  web:\n    image: busybox\n    networks: [ away ]\nnetworks:\n  away: { external: true }\n",
    'key.txt': 'a key\n',
    'settings.txt': 'settings\n',
  },
  steps: [
    'stack ls',
    { shell: 'REGISTRY=$REGISTRY docker stack deploy -d -c shop.yml shop', mask: ['order'] },
    { run: 'stack services shop', until: /helper .*3\/3[\s\S]*web .*1\/1/, mask: ['order'] },
    'stack services shop --filter name=shop_web --format "{{.Name}} {{.Mode}} {{.Replicas}} {{.Image}}"',
    'stack ls --format "{{.Name}} {{.Services}}"',
    {
      run: 'stack ps shop --filter desired-state=running --format "{{.Image}} {{.DesiredState}}"',
      mask: ['order'],
    },
    'service inspect shop_web',
    { run: 'network ls --filter label=com.docker.stack.namespace=shop --format "{{.Name}} {{.Driver}}"' },
    'secret ls --filter label=com.docker.stack.namespace=shop --format {{.Name}}',
    'config ls --filter label=com.docker.stack.namespace=shop --format {{.Name}}',
    { shell: 'REGISTRY=$REGISTRY docker stack deploy -d -c shop.yml shop', mask: ['order'] },
    { shell: 'REGISTRY=$REGISTRY docker stack deploy -d --prune -c less.yml shop', mask: ['order'] },
    { run: 'stack services shop --format {{.Name}}' },
    { shell: 'REGISTRY=$REGISTRY docker stack config -c less.yml' },
    { shell: 'REGISTRY=$REGISTRY docker stack deploy -d --resolve-image never -c - piped < less.yml' },
    { run: 'stack ls', mask: ['order'] },
    'stack deploy -c wrong.yml wrong',
    'stack deploy -c foreign.yml foreign',
    'stack deploy -c nosuch.yml none',
    'stack ps nosuch',
    'stack services nosuch',
    { run: 'stack rm piped', mask: ['order'] },
    { run: 'stack rm -d shop', mask: ['order'] },
    'stack rm nosuch',
    'stack ls',
    'stack',
  ],
};
