import { z } from 'zod';

/** How an engine is reached, and what its host and we show each other. */

const hostName =
  /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/;
/** Nothing in it could be read as an option or a part of a command, whoever is given it. */
const userName = /^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/;

const address = z.union([z.ipv4(), z.ipv6()]);

export function isHost(text: string): boolean {
  return address.safeParse(text).success || hostName.test(text);
}

export function isHostAndPort(text: string): boolean {
  const [, host = '', port = ''] = /^(.*):(\d{1,5})$/.exec(text) ?? [];
  return isHost(withoutBrackets(host)) && Number(port) >= 1 && Number(port) <= 65_535;
}

function isUserAtHost(text: string): boolean {
  const at = text.indexOf('@');
  const where = text.slice(at + 1);
  return (
    at > 0 && userName.test(text.slice(0, at)) && (isHost(withoutBrackets(where)) || isHostAndPort(where))
  );
}

function isEndpoint(text: string): boolean {
  if (text.startsWith('unix://')) return /^unix:\/\/\/[^\p{Cc}]+$/u.test(text);
  if (text.startsWith('ssh://')) return isUserAtHost(text.slice('ssh://'.length));
  return text.startsWith('tcp://') && isHostAndPort(text.slice('tcp://'.length));
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

export const endpointField = z
  .string()
  .max(500, { abort: true })
  .refine(isEndpoint, 'must be unix:///path, tcp://host:port or ssh://user@host[:port]')
  .meta({ examples: ['unix:///var/run/docker.sock', 'tcp://10.0.0.5:2376', 'ssh://wheelhouse@10.0.0.5'] });

const pem = (kind: string) =>
  z
    .string()
    .max(64 * 1024)
    .regex(new RegExp(`^\\s*-----BEGIN ${kind}-----[\\s\\S]+-----END ${kind}-----\\s*$`), 'must be PEM');

const privateKey = pem('(?:[A-Z]+ )?PRIVATE KEY');

/** For tcp:// endpoints. */
export const tlsField = z
  .strictObject({ ca: pem('CERTIFICATE'), cert: pem('CERTIFICATE'), key: privateKey })
  .nullable()
  .meta({ description: 'PEM. Sealed so that only the gateway can read it; no answer contains it.' });

/** For ssh:// endpoints. */
export const sshField = z
  .strictObject({
    privateKey,
    hostKey: z
      .string()
      .max(4_096, { abort: true })
      .regex(/^[a-z0-9-]{4,40} [A-Za-z0-9+/]+={0,2}$/, 'must be a key like "ssh-ed25519 AAAA…"')
      .meta({ description: 'The one key that the host must show, as it stands in known_hosts.' }),
  })
  .nullable()
  .meta({ description: 'Sealed so that only the gateway can read it; no answer contains it.' });
