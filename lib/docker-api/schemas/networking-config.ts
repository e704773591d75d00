import { z } from 'zod';
import { address, onlyEmpty, orNull, reported, whole } from '@/lib/docker-api/schemas/fields';

const macAddress = z.union([z.literal(''), z.string().regex(/^[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}$/)]);

const alias = z
  .string()
  .max(253, { abort: true })
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'must be a host name');

const link = z
  .string()
  .max(253, { abort: true })
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*(?::[A-Za-z0-9][A-Za-z0-9_.-]*)?$/, 'must be CONTAINER[:ALIAS]');

/** How a container sits on one network. */
export const endpointSettings = z.strictObject({
  IPAMConfig: orNull(
    z.strictObject({
      IPv4Address: orNull(address),
      IPv6Address: orNull(address),
      LinkLocalIPs: orNull(z.array(address).max(16)),
    }),
  ),
  Aliases: orNull(z.array(alias).max(64)),
  MacAddress: orNull(macAddress),
  GwPriority: whole,
  /**
   * A second name for a container, which only the networks that it shares with this one resolve. (The
   * links of HostConfig are others: they give away environment variables.)
   */
  Links: orNull(z.array(link).max(64)),
  DriverOpts: onlyEmpty('options of network drivers are not offered'),
  /** Said by clients it means nothing: we write which network was found. */
  NetworkID: z
    .unknown()
    .transform((): string | undefined => undefined)
    .optional(),
  EndpointID: reported,
  Gateway: reported,
  IPAddress: reported,
  IPPrefixLen: reported,
  IPv6Gateway: reported,
  GlobalIPv6Address: reported,
  GlobalIPv6PrefixLen: reported,
  DNSNames: reported,
});

const networkReference = z
  .string()
  .max(255, { abort: true })
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/, 'must be the name or id of a network');

export const networkingConfig = z.strictObject({
  EndpointsConfig: orNull(
    z
      .record(networkReference, orNull(endpointSettings))
      .refine((networks) => Object.keys(networks).length <= 32, 'names too many networks'),
  ),
});

export type EndpointSettings = z.output<typeof endpointSettings>;
