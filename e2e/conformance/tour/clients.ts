import type { Chapter } from '../step';

/** docker-compose 1.29, which people still have. */
export const compose: Chapter = {
  name: 'docker-compose',
  files: {
    'docker-compose.yml': `version: '3.7'
services:
  web:
    build: { context: ./web, args: { GREETING: hello } }
    image: tour/composed
    environment: { A: "1" }
    ports: [ "80" ]
    volumes: [ "data:/data", "/scratch" ]
    networks: { inner: { aliases: [site] } }
    depends_on: [ helper ]
    healthcheck: { test: "true", interval: 1s }
  helper:
    image: busybox
    command: sh -c "echo ready; exec sleep 1000"
    init: true
    stop_grace_period: 0s
    networks: [ inner ]
    logging: { driver: json-file, options: { max-size: 1m } }
networks:
  inner: { driver: bridge, labels: { a: b } }
volumes:
  data: { labels: { a: b } }
`,
    'web/Dockerfile': 'FROM web\nARG GREETING\nRUN echo "$GREETING" > /www/index.html\nSTOPSIGNAL SIGKILL\n',
  },
  steps: [
    { shell: 'docker-compose -p shop config --services', slow: true },
    { shell: 'docker-compose -p shop up -d --build', mask: ['order'] },
    { shell: 'docker-compose -p shop ps', until: 'healthy' },
    { shell: 'docker-compose -p shop ps -q | wc -l', slow: true },
    { shell: 'docker-compose -p shop logs --no-color helper' },
    { shell: 'docker-compose -p shop exec -T web cat /www/index.html' },
    { shell: 'docker-compose -p shop exec -T helper wget -q -O - http://site/' },
    { shell: 'docker-compose -p shop exec -T web sh -c "exit 5"', slow: true },
    { shell: 'docker-compose -p shop run --rm -T helper echo once', mask: ['order'], slow: true },
    { shell: 'docker-compose -p shop up -d --scale helper=3', mask: ['order'] },
    { shell: 'docker-compose -p shop ps helper', mask: ['order'], slow: true },
    { shell: 'docker-compose -p shop port web 80', slow: true },
    { shell: 'docker-compose -p shop top helper | wc -l', slow: true },
    { shell: 'docker-compose -p shop images', mask: ['order'], slow: true },
    { shell: 'docker-compose -p shop pause web', slow: true },
    { shell: 'docker-compose -p shop unpause web', slow: true },
    { shell: 'docker-compose -p shop restart -t 0 web', slow: true },
    { shell: 'docker-compose -p shop stop -t 0', mask: ['order'], slow: true },
    { shell: 'docker-compose -p shop start', mask: ['order'], slow: true },
    { shell: 'docker-compose -p shop up -d --force-recreate --no-deps web', mask: ['order'], slow: true },
    {
      shell: `docker-compose -p shop events --json > events & pid=$!; for n in 1 2 3 4 5 6 7 8; do docker-compose -p shop restart -t 0 web > /dev/null 2>&1; grep -q '"die"' events && break; done; docker-compose -p shop kill web; kill -INT $pid; wait $pid; grep -om 1 '"action": "die".*"exitCode": "[0-9]*"' events`,
      slow: true,
    },
    { shell: 'docker-compose -p shop rm -fsv helper 2>&1 | grep -v Going', mask: ['order'] },
    { shell: 'docker-compose -p shop down -v --rmi local', mask: ['order'] },
    { run: 'ps -aq' },
    { run: 'volume ls -q' },
    { shell: 'docker-compose -p shop down', mask: ['order'] },
    { run: 'rmi tour/composed', mask: ['order'] },
  ],
};

/** Programs that speak to the engine through a library. */
export const libraries: Chapter = {
  name: 'dockerode and docker-py',
  steps: [
    { shell: 'node "$CHECKOUT/e2e/clients/dockerode.mjs"' },
    { shell: '/usr/bin/python3 "$CHECKOUT/e2e/clients/docker-py.py"' },
  ],
};

/** The docker of Debian 12, six years older than the other. */
export const oldDocker: Chapter = {
  name: 'docker 20.10',
  files: { 'app/Dockerfile': 'FROM busybox\nCMD echo built by an old docker\n' },
  steps: [
    '/usr/bin/docker run --rm busybox echo hello',
    '/usr/bin/docker run -d --name box -v data:/data -p 80 web',
    '/usr/bin/docker ps --format "{{.Names}} {{.Image}}"',
    '/usr/bin/docker exec box echo inside',
    '/usr/bin/docker inspect box',
    '/usr/bin/docker stats --no-stream --format {{.Name}} box',
    '/usr/bin/docker build -q -t tour/old app',
    '/usr/bin/docker run --rm tour/old',
    '/usr/bin/docker rmi tour/old',
    '/usr/bin/docker rm -fv box',
    '/usr/bin/docker volume rm data',
    '/usr/bin/docker system df',
    '/usr/bin/docker version --format "{{.Client.Version}} {{.Server.Version}}"',
  ].map((shell) => ({ shell })),
};
