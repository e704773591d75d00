import { isIP } from 'node:net';
import { z } from 'zod';

const hostName =
  /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

function isHost(text: string): boolean {
  return isIP(text) !== 0 || hostName.test(text);
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number from 1 to 65535')
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, 'must be a port number from 1 to 65535');

const host = z.string().refine(isHost, 'must be an IP address or a host name, without a port');

const origin = z
  .string()
  .refine((text) => isUrl(text, ['http:', 'https:']), 'must be an http:// or https:// URL')
  .transform((text) => new URL(text))
  .refine(
    (url) => url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '',
    'must end after the host and port, e.g. https://wheelhouse.example',
  )
  .transform((url) => url.origin);

const postgresUrl = z
  .string()
  .refine(
    (text) => isUrl(text, ['postgres:', 'postgresql:']),
    'must be a Postgres URL, e.g. postgresql://user:password@host:5432/wheelhouse',
  );

const filePath = z.string().startsWith('/', 'must be an absolute path');

/**
 * Every value that Wheelhouse takes from the environment, under its name. A process reads those it
 * needs with `readEnvironment`. An empty value counts as absent.
 */
export const environmentValues = {
  /** Where everything that outlives a start is kept. */
  WHEELHOUSE_DATA: z.string().default('.wheelhouse'),
  /** The address that both public listeners bind. */
  WHEELHOUSE_HOST: host.default('127.0.0.1'),
  WHEELHOUSE_PORT: port.default(3000),
  WHEELHOUSE_DOCKER_PORT: port.default(2376),
  /** The origin people's browsers see. Absent: http://HOST:PORT. */
  WHEELHOUSE_PUBLIC_URL: origin.optional(),
  /** Password of the first admin, used at the first start only. */
  WHEELHOUSE_ADMIN_PASSWORD: z
    .string()
    .min(8, 'must have at least 8 characters')
    .max(256, 'must have at most 256 characters')
    .optional(),
  DATABASE_URL: postgresUrl.optional(),
  /** The same database as the role that owns its tables; the supervisor alone knows it. */
  WHEELHOUSE_DATABASE_OWNER_URL: postgresUrl.optional(),
  DOCKER_HOST: z
    .string()
    .regex(/^(unix:\/\/\/.+|tcp:\/\/[^/\s]+:\d+)$/, 'must be unix:///path or tcp://host:port')
    .optional(),
  DOCKER_TLS_VERIFY: z.string().optional(),
  DOCKER_CERT_PATH: z.string().optional(),
  /** Hosts of registries that engines may be asked to contact. */
  WHEELHOUSE_REGISTRIES: z
    .string()
    .default('docker.io')
    .transform((text) =>
      text
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    )
    .refine(
      (hosts) => hosts.every((entry) => isHost(entry.replace(/:\d{1,5}$/, ''))),
      'must be registry hosts separated by commas, e.g. docker.io,registry.example:5000',
    ),
  /** Where the ports that containers of cluster `local` publish can be reached. */
  WHEELHOUSE_PUBLISHED_HOST: host.optional(),
  /** Loopback URL of `web`. Set by the supervisor. */
  WHEELHOUSE_WEB_URL: origin,
  /** Loopback URL of the console listener. Set by the supervisor. */
  WHEELHOUSE_GATEWAY_URL: origin,
  /** File with the 32-byte key that encrypts secrets at rest. Set by the supervisor. */
  WHEELHOUSE_KEY_FILE: filePath,
  /** Folder of the list of known passwords. Set by the supervisor. */
  WHEELHOUSE_BREACHED_FOLDER: filePath.optional(),
  /** Where sealed parts of the audit log are kept, unless in the data directory. */
  WHEELHOUSE_AUDIT_EXPORTS: filePath.optional(),
  /** What of the audit log is kept outside the database. Set by the supervisor. */
  WHEELHOUSE_AUDIT_DIRECTORY: filePath.optional(),
  /** File with the key that opens cluster credentials; the gateway alone is given it. */
  WHEELHOUSE_ENGINE_KEY_FILE: filePath,
} as const;

export type EnvironmentName = keyof typeof environmentValues;
export type EnvironmentValue<Name extends EnvironmentName> = z.output<(typeof environmentValues)[Name]>;
