import { request } from 'node:http';

const withinMs = 2_000;

/** Whether an engine answers on this unix socket. Nothing but its liveness is asked here. */
export function engineAnswers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const ping = request({ socketPath, path: '/_ping', method: 'GET', timeout: withinMs }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ping.on('timeout', () => ping.destroy(new Error('No answer in time.')));
    ping.on('error', () => resolve(false));
    ping.end();
  });
}
