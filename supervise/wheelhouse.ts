import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { supervisorEnvironment } from '@/lib/environment/processes';
import { reasonOf } from '@/lib/log/reason-of';
import type { FirstAdmin } from '@/prisma/seed/first-admin';
import { registeredEndpoint, seed } from '@/prisma/seed/seed';
import { consoleOrigin, reachableHost } from '@/supervise/addresses';
import { keepAuditLog } from '@/supervise/audit-keeper/keep-audit-log';
import { openAuditDirectory } from '@/supervise/audit-keeper/open-directory';
import { children } from '@/supervise/children/children';
import type { Supervised } from '@/supervise/children/supervised';
import { chooseEngine, type EngineChoice } from '@/supervise/engine/choose';
import { ownEngine } from '@/supervise/engine/own-engine';
import { startPostgres } from '@/supervise/postgres/postgres';
import { type DataDirectory, openDataDirectory } from '@/supervise/start/data-directory';
import { checkGivenDatabase } from '@/supervise/start/given-database';
import { ensureKeys, type KeyFiles } from '@/supervise/start/keys';
import { holdDataDirectory } from '@/supervise/start/one-at-a-time';
import { claimable, freeLoopbackPort } from '@/supervise/start/ports';
import { type DatabaseUrls, prepareDatabase } from '@/supervise/start/prepare-database';
import { step, warn } from '@/supervise/start/progress';
import { defaultPublishedHost, sharedHostWarning } from '@/supervise/start/published-host';
import { StartRefused } from '@/supervise/start/refused';
import type { Started } from '@/supervise/stop';

type Environment = ReturnType<typeof supervisorEnvironment>;

const engineMayDelayMs = 2_000;

export interface Running {
  readonly consoleUrl: string;
  readonly dockerEndpoint: string;
  readonly firstAdmin: FirstAdmin | null;
}

/**
 * Starts everything, each part into `started` before it runs, so that a stop at any moment finds it.
 *
 * @param root the checkout
 * @param bundles the folder of the bundled processes
 * @throws EnvironmentError, StartRefused
 */
export async function startWheelhouse(root: string, bundles: string, started: Started): Promise<Running> {
  const environment = supervisorEnvironment();
  // Read once; nothing that is started from here needs to know it.
  delete process.env.WHEELHOUSE_ADMIN_PASSWORD;
  delete process.env.WHEELHOUSE_DATABASE_OWNER_URL;
  const { WHEELHOUSE_HOST: host, WHEELHOUSE_PORT: port, WHEELHOUSE_DOCKER_PORT: dockerPort } = environment;
  const directory = openDataDirectory(environment.WHEELHOUSE_DATA);
  await holdDataDirectory(directory);
  await claimable({ host, port, variable: 'WHEELHOUSE_PORT' });
  await claimable({ host, port: dockerPort, variable: 'WHEELHOUSE_DOCKER_PORT' });
  const keys = ensureKeys(directory.keys);
  // What is sealed while seeding is sealed with the same key as later.
  process.env.WHEELHOUSE_KEY_FILE = keys.dataKeyFile;

  const audit = openAuditDirectory(directory.path, environment.WHEELHOUSE_AUDIT_EXPORTS, keys.auditSealKey);
  const urls = await openDatabase(environment, directory, started);
  const databaseUrl = urls.application;
  const publicUrl = environment.WHEELHOUSE_PUBLIC_URL ?? consoleOrigin(host, port);
  const sharedHost = sharedHostWarning(publicUrl, environment.WHEELHOUSE_PUBLISHED_HOST ?? '');
  if (sharedHost !== null) warn(sharedHost);
  const { gateway, web, worker } = children({
    databaseUrl,
    host,
    port,
    dockerPort,
    publicUrl,
    webPort: await freeLoopbackPort(),
    gatewayUrl: consoleOrigin(host, port),
    keys,
    audit,
    root,
    bundles,
  });
  // Nobody reaches it before the gateway runs, and it takes the longest: it need not wait for the rest.
  const webStarted = outcome(web, started);
  await step('Bringing the database up to date', () =>
    prepareDatabase(urls, join(root, 'prisma/migrations')),
  );
  started.addTask(keepAuditLog({ ownerUrl: urls.owner, directory: audit, sealKey: keys.auditSealKey }));
  const engine = await chooseEngine(directory, environment, await registeredEndpoint(databaseUrl));
  const engineReady = startEngine(engine, directory, started);
  const firstAdmin = await seed(databaseUrl, seedOf(environment, engine, keys, publicUrl));
  const outcomes = await step('Starting gateway, web and worker', () =>
    Promise.all([webStarted, outcome(gateway, started), outcome(worker, started)]),
  );
  const failures = outcomes.filter((failure) => failure !== null);
  if (failures.length > 0) throw new StartRefused(failures.join('\n'));
  // The first person to come will want it; later on, containers that must end first may take longer.
  if (firstAdmin !== null) await engineReady;
  else await Promise.race([engineReady, delay(engineMayDelayMs, undefined, { ref: false })]);
  return { consoleUrl: publicUrl, dockerEndpoint: `tcp://${reachableHost(host)}:${dockerPort}`, firstAdmin };
}

/** Starts it. Resolves with null when it is ready, or with why it is not. */
function outcome(child: Supervised, started: Started): Promise<string | null> {
  started.add(child);
  return child.start().then(() => null, reasonOf);
}

async function openDatabase(
  environment: Environment,
  directory: DataDirectory,
  started: Started,
): Promise<DatabaseUrls> {
  if (environment.DATABASE_URL !== undefined) {
    const application = environment.DATABASE_URL;
    const owner = environment.WHEELHOUSE_DATABASE_OWNER_URL ?? application;
    await checkGivenDatabase(application, 'DATABASE_URL');
    if (owner !== application) await checkGivenDatabase(owner, 'WHEELHOUSE_DATABASE_OWNER_URL');
    return { application, owner };
  }
  const postgres = await step('Starting the database', () =>
    startPostgres(directory, (it) => started.add(it)),
  );
  return { application: postgres.url, owner: postgres.ownerUrl };
}

/** Without an engine all the rest still works, so a failure is said and not thrown. */
async function startEngine(choice: EngineChoice, directory: DataDirectory, started: Started): Promise<void> {
  if (choice.kind === 'none') warn(`${choice.advice} Wheelhouse goes on without it.`);
  if (choice.kind !== 'ours') return;
  const engine = ownEngine(directory);
  started.add(engine);
  try {
    await step('Starting a Docker engine of our own', () => engine.start());
  } catch (error) {
    if (started.isStopping) return;
    warn(`${reasonOf(error)}\nWheelhouse goes on without an engine. Install one, or set DOCKER_HOST.`);
  }
}

function seedOf(environment: Environment, engine: EngineChoice, keys: KeyFiles, publicUrl: string) {
  const given = (name: string) => (process.env[name] ?? '') !== '';
  return {
    enginePublicKey: keys.enginePublicKey.toString('base64'),
    adminPassword: environment.WHEELHOUSE_ADMIN_PASSWORD,
    engine:
      engine.kind === 'none'
        ? null
        : {
            endpoint: engine.endpoint,
            tls: engine.kind === 'theirs' ? engine.tls : null,
            isOurs: engine.kind === 'ours',
            publishedHost: defaultPublishedHost(publicUrl),
          },
    wishes: {
      registryHosts: given('WHEELHOUSE_REGISTRIES') ? environment.WHEELHOUSE_REGISTRIES : undefined,
      publishedHost: environment.WHEELHOUSE_PUBLISHED_HOST,
    },
  };
}
