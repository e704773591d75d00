import { startStand } from './stand';

/** `npm run stand`: the product on a lab engine until Ctrl-C, for trying tests again and again. */
const stand = await startStand();
const { facts } = stand;
console.log(`# ${facts.consoleUrl} as admin with ${facts.adminPassword}`);
console.log(`# Docker listener ${facts.dockerAddress}; log ${facts.logFile}`);
console.log(`# engine: DOCKER_HOST=unix://${facts.engine.socket}; registry ${facts.registry}`);
const [manager, ...workers] = facts.swarm.nodes;
console.log(`# swarm: manager DOCKER_HOST=unix://${manager.socket}; registry ${facts.swarm.registry}`);
for (const worker of workers) console.log(`#   worker DOCKER_HOST=unix://${worker.socket}`);
console.log(`export WHEELHOUSE_STAND='${JSON.stringify(facts)}'`);
console.log('# Ctrl-C ends it.');

const keepRunning = setInterval(() => undefined, 1 << 30);
const end = () => {
  clearInterval(keepRunning);
  void stand.stop();
};
process.once('SIGINT', end);
process.once('SIGTERM', end);
process.once('SIGHUP', end);
