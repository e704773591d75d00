import { parseArgs } from 'node:util';
import { startLab } from './lab';

/** `npm run lab -- [--engines N] [--swarm]`: a lab until Ctrl-C. */
const { values } = parseArgs({
  options: {
    engines: { type: 'string', default: '1' },
    swarm: { type: 'boolean', default: false },
  },
});
const engines = Number(values.engines);
if (!Number.isInteger(engines) || engines < 1 || engines > 9) {
  console.error('--engines takes a number from 1 to 9.');
  process.exit(2);
}

const lab = await startLab({ engines, swarm: values.swarm });
for (const engine of lab.engines) console.log(`# ${engine.name}: published ports at ${engine.address}`);
console.log(`export DOCKER_HOST=${lab.engines[0].dockerHost}`);
console.log(`export WHEELHOUSE_REGISTRIES=docker.io,${lab.registry}`);
console.log(`export WHEELHOUSE_PUBLISHED_HOST=${lab.engines[0].address}`);
console.log(`# images: ${lab.registry}/busybox ${lab.registry}/notes ${lab.registry}/web`);
console.log('# Ctrl-C ends it.');

const keepRunning = setInterval(() => undefined, 1 << 30);
const end = () => {
  clearInterval(keepRunning);
  void lab.stop();
};
process.once('SIGINT', end);
process.once('SIGTERM', end);
process.once('SIGHUP', end);
