import { get } from 'node:http';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { AuditDirectory } from '@/lib/audit/sealed/directory';
import { gatewayFlags, gatewayMemory } from '@/lib/environment/gateway-flags';
import { breachedFolderIn } from '@/supervise/breached-passwords/folder';
import { nodeChild } from '@/supervise/children/node-child';
import { Supervised } from '@/supervise/children/supervised';
import type { KeyFiles } from '@/supervise/start/keys';

const aliveMs = 1_000;

/** What the children are told. */
export interface Shared {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly dockerPort: number;
  readonly publicUrl: string;
  readonly webPort: number;
  /** Loopback URL of the console listener. */
  readonly gatewayUrl: string;
  readonly keys: KeyFiles;
  readonly audit: AuditDirectory;
  /** The checkout. */
  readonly root: string;
  readonly bundles: string;
}

interface Children {
  readonly gateway: Supervised;
  readonly web: Supervised;
  readonly worker: Supervised;
}

/** The three processes of ours, not yet started. Only the gateway is given the key to engines. */
export function children(shared: Shared): Children {
  const common = { cwd: shared.root, bundles: shared.bundles };
  const env = sharedEnvironment(shared);
  const bundle = (name: string) => join(shared.bundles, `${name}.js`);
  return {
    gateway: new Supervised(
      nodeChild({
        ...common,
        name: 'gateway',
        script: bundle('gateway'),
        flags: gatewayFlags,
        env: { ...env, ...gatewayMemory, WHEELHOUSE_ENGINE_KEY_FILE: shared.keys.engineKeyFile },
        showsOutput: true,
        isReady: () => answersOk(`${shared.gatewayUrl}/healthz`),
      }),
    ),
    web: new Supervised(
      nodeChild({
        ...common,
        name: 'web',
        script: join(shared.root, 'node_modules/next/dist/bin/next'),
        // Longer than the gateway keeps connections: it never sends a request into one that we close.
        args: ['start', '-H', '127.0.0.1', '-p', String(shared.webPort), '--keepAliveTimeout', '90000'],
        env: {
          ...env,
          WHEELHOUSE_BREACHED_FOLDER: breachedFolderIn(dirname(dirname(shared.keys.dataKeyFile))),
        },
        // Next greets on its standard output and complains on the other.
        showsOutput: false,
        isReady: () => accepts(shared.webPort),
      }),
    ),
    worker: new Supervised(
      nodeChild({
        ...common,
        name: 'worker',
        script: bundle('worker'),
        env: { ...env, WHEELHOUSE_AUDIT_DIRECTORY: shared.audit.path },
        showsOutput: true,
        // It listens nowhere: what could not have started would have ended by now.
        isReady: () => delay(aliveMs, true),
      }),
    ),
  };
}

/** Passed on from our own environment, with what we decided; never the first admin's password. */
function sharedEnvironment(shared: Shared): NodeJS.ProcessEnv {
  const { HOME, LANG, TZ, TMPDIR, NODE_OPTIONS, NODE_EXTRA_CA_CERTS } = process.env;
  return {
    HOME,
    LANG,
    TZ,
    TMPDIR,
    NODE_OPTIONS,
    NODE_EXTRA_CA_CERTS,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: shared.databaseUrl,
    WHEELHOUSE_HOST: shared.host,
    WHEELHOUSE_PORT: String(shared.port),
    WHEELHOUSE_DOCKER_PORT: String(shared.dockerPort),
    WHEELHOUSE_PUBLIC_URL: shared.publicUrl,
    WHEELHOUSE_WEB_URL: `http://127.0.0.1:${shared.webPort}`,
    WHEELHOUSE_GATEWAY_URL: shared.gatewayUrl,
    WHEELHOUSE_KEY_FILE: shared.keys.dataKeyFile,
  };
}

function answersOk(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get(url, { timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on('timeout', () => asked.destroy(new Error('No answer in time.')));
    asked.on('error', () => resolve(false));
  });
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
