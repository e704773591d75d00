import { scale } from '@/bench/simulated-engine/scale';
import { startSimulatedEngine } from '@/bench/simulated-engine/server';

/**
 * `npm run simulated-engine -- SOCKET '{"containers":500}'` (bench/simulated-engine/scale.ts says what
 * can be asked for). A process of its own, so that what it costs is not counted as ours. Whoever forked
 * it sends ids of containers to stop or start, and ends it by leaving.
 */
const [socketPath, wish = '{}'] = process.argv.slice(2);
if (socketPath === undefined) {
  console.error('Say where to listen: npm run simulated-engine -- /tmp/simulated.sock');
  process.exit(2);
}
const engine = await startSimulatedEngine(socketPath, scale.parse(JSON.parse(wish)));
const end = () => void engine.close();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
process.on('message', (id) => engine.toggle(String(id)));
process.once('disconnect', end);
if (process.send) process.send(engine.containerIds);
else console.log(`listening on ${socketPath} with ${engine.containerIds.length} containers`);
