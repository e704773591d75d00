import { EnvironmentError, type EnvironmentSource, readEnvironment } from '@/lib/environment/read';

/** What people can set: docs/guides/configuration.md tells of each. */
export const supervisorValues = [
  'WHEELHOUSE_DATA',
  'WHEELHOUSE_HOST',
  'WHEELHOUSE_PORT',
  'WHEELHOUSE_DOCKER_PORT',
  'WHEELHOUSE_PUBLIC_URL',
  'WHEELHOUSE_ADMIN_PASSWORD',
  'DATABASE_URL',
  'WHEELHOUSE_DATABASE_OWNER_URL',
  'WHEELHOUSE_AUDIT_EXPORTS',
  'DOCKER_HOST',
  'DOCKER_TLS_VERIFY',
  'DOCKER_CERT_PATH',
  'WHEELHOUSE_REGISTRIES',
  'WHEELHOUSE_PUBLISHED_HOST',
] as const;

/** What the supervisor, the only process that people configure, reads. */
export function supervisorEnvironment(source?: EnvironmentSource) {
  const read = readEnvironment(supervisorValues, source);
  if (read.WHEELHOUSE_PORT === read.WHEELHOUSE_DOCKER_PORT) {
    throw new EnvironmentError(['WHEELHOUSE_PORT and WHEELHOUSE_DOCKER_PORT must differ.']);
  }
  if (read.WHEELHOUSE_DATABASE_OWNER_URL !== undefined && read.DATABASE_URL === undefined) {
    throw new EnvironmentError(['WHEELHOUSE_DATABASE_OWNER_URL goes with DATABASE_URL, which is not set.']);
  }
  return read;
}

/** What `gateway` reads. DATABASE_URL and the public URL are always given to it. */
export function gatewayEnvironment(source?: EnvironmentSource) {
  return present(
    readEnvironment(
      [
        'WHEELHOUSE_HOST',
        'WHEELHOUSE_PORT',
        'WHEELHOUSE_DOCKER_PORT',
        'WHEELHOUSE_PUBLIC_URL',
        'WHEELHOUSE_WEB_URL',
        'WHEELHOUSE_KEY_FILE',
        'WHEELHOUSE_ENGINE_KEY_FILE',
        'DATABASE_URL',
      ],
      source,
    ),
  );
}

/** What `web` reads. It is given no engine key and no engine address. */
export function webEnvironment(source?: EnvironmentSource) {
  return present(
    readEnvironment(
      [
        'WHEELHOUSE_PUBLIC_URL',
        'WHEELHOUSE_GATEWAY_URL',
        'WHEELHOUSE_DOCKER_PORT',
        'WHEELHOUSE_KEY_FILE',
        'DATABASE_URL',
      ],
      source,
    ),
  );
}

/** What `worker` reads. It reaches engines through the gateway's URL only. */
export function workerEnvironment(source?: EnvironmentSource) {
  return present(
    readEnvironment(
      [
        'WHEELHOUSE_PUBLIC_URL',
        'WHEELHOUSE_GATEWAY_URL',
        'WHEELHOUSE_KEY_FILE',
        'WHEELHOUSE_AUDIT_DIRECTORY',
        'DATABASE_URL',
      ],
      source,
    ),
  );
}

interface GivenBySupervisor {
  readonly DATABASE_URL: string;
  readonly WHEELHOUSE_PUBLIC_URL: string;
}

/** The supervisor fills these two in, so for its children they are not optional. */
function present<T extends { DATABASE_URL?: string | undefined; WHEELHOUSE_PUBLIC_URL?: string | undefined }>(
  read: T,
): Omit<T, keyof GivenBySupervisor> & GivenBySupervisor {
  const { DATABASE_URL, WHEELHOUSE_PUBLIC_URL } = read;
  if (DATABASE_URL === undefined) throw new EnvironmentError(['DATABASE_URL is not set.']);
  if (WHEELHOUSE_PUBLIC_URL === undefined) throw new EnvironmentError(['WHEELHOUSE_PUBLIC_URL is not set.']);
  return { ...read, DATABASE_URL, WHEELHOUSE_PUBLIC_URL };
}
