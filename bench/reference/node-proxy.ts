import { Agent, createServer, request as send } from 'node:http';
import { pipeline } from 'node:stream';

/**
 * The least that a proxy in Node does: every request piped to the engine's socket over a kept
 * connection, its answer piped back. Nobody is asked for anything. What the door adds is measured
 * against it. Run as a process of its own: SOCKET as the one argument; prints its port.
 */
const [socketPath] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

const server = createServer((request, response) => {
  const { method, url: path, headers } = request;
  const asked = send({ socketPath, agent, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    pipeline(answer, response, () => undefined);
  });
  asked.on('error', () => response.destroy());
  pipeline(request, asked, () => undefined);
});
server.keepAliveTimeout = 75_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address !== 'string') process.stdout.write(`${address.port}\n`);
});
// Whoever started it keeps this open for as long as it is wanted.
process.stdin.on('end', () => process.exit(0)).resume();
