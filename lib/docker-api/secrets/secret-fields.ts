import { hidden } from '@/lib/docker-api/answers/fields';
import { isJsonObject, type Json } from '@/lib/docker-api/json';

/**
 * The texts in bodies of the Engine API that are secrets, by their path: "[]" are items, "{}" values of
 * a map. Every other text is named in plain-fields.fixture.ts: one that is in neither fails the build.
 */
export const secretFields: ReadonlySet<string> = new Set([
  // Of environment variables the values.
  'Env[]',
  'TaskTemplate.ContainerSpec.Env[]',
  // Options of drivers: the password of a share, the token of a collector of logs.
  'DriverOpts{}',
  'HostConfig.Mounts[].VolumeOptions.DriverConfig.Options{}',
  'TaskTemplate.ContainerSpec.Mounts[].VolumeOptions.DriverConfig.Options{}',
  'HostConfig.LogConfig.Config{}',
  'TaskTemplate.LogDriver.Options{}',
  'TaskDefaults.LogDriver.Options{}',
  'Spec.TaskDefaults.LogDriver.Options{}',
  'Driver.Options{}',
  'Templating.Options{}',
  // What secrets and configs hold.
  'Data',
  // Signing in at a registry.
  'password',
  'auth',
  'identitytoken',
  'registrytoken',
  // A Swarm's.
  'JoinToken',
  'UnlockKey',
  'CAConfig.SigningCAKey',
  'CAConfig.ExternalCAs[].Options{}',
  'Spec.CAConfig.SigningCAKey',
  'Spec.CAConfig.ExternalCAs[].Options{}',
  // Settings of a plugin, NAME=VALUE.
  '[]',
]);

/** Queries that hold secrets. */
export const secretQueries: ReadonlySet<string> = new Set(['buildargs', 'changes']);

/** What a volume mounts, and how; who mounts it stands in "o". */
const plainOptions: ReadonlySet<string> = new Set(['type', 'device']);

/** All secrets in a body, whichever route it is for. */
export function secretsInBody(body: Json): string[] {
  const found: string[] = [];
  withSecrets(body, '', (secret, path) => {
    found.push(secret);
    // Data is base64.
    if (path === 'Data') found.push(Buffer.from(secret, 'base64').toString('utf8'));
    return secret;
  });
  return found;
}

/** A body as it may be put on record. */
export function withoutSecretFields<T extends Json>(body: T): T {
  return withSecrets(body, '', (secret) => (secret === '' ? '' : hidden)) as T;
}

function withSecrets(part: Json, path: string, put: (secret: string, path: string) => string): Json {
  if (typeof part === 'string') return secretFields.has(path) ? withValue(part, path, put) : part;
  if (Array.isArray(part)) return part.map((each) => withSecrets(each, `${path}[]`, put));
  if (!isJsonObject(part)) return part;
  const isMap = secretFields.has(`${path}{}`);
  return Object.fromEntries(
    Object.entries(part).map(([name, each]): [string, Json | undefined] => {
      if (each === undefined || (isMap && plainOptions.has(name))) return [name, each];
      const below = path === '' ? name : `${path}.${name}`;
      return [name, withSecrets(each, isMap ? `${path}{}` : below, put)];
    }),
  );
}

/** Of NAME=VALUE the value; a variable without one is only named. */
function withValue(text: string, path: string, put: (secret: string, path: string) => string): string {
  if (!path.endsWith('[]')) return put(text, path);
  const at = text.indexOf('=') + 1;
  return at === 0 ? text : text.slice(0, at) + put(text.slice(at), path);
}
