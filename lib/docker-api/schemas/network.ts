import { z } from 'zod';
import { address, dataMap, flag, orNull, reported, text } from '@/lib/docker-api/schemas/fields';
import { newName } from '@/lib/docker-api/schemas/names';
import { endpointSettings } from '@/lib/docker-api/schemas/networking-config';

const subnet = z.union([z.literal(''), z.cidrv4(), z.cidrv6()]);

const pool = z.strictObject({
  Subnet: orNull(subnet),
  IPRange: orNull(subnet),
  Gateway: orNull(address),
  AuxiliaryAddresses: orNull(z.record(z.string().max(128), address)),
});

/** The body of `POST /networks/create`. */
export const networkCreate = z.strictObject({
  Name: newName,
  Driver: text,
  Scope: orNull(z.enum(['', 'local', 'swarm'])),
  EnableIPv4: flag,
  EnableIPv6: flag,
  Internal: flag,
  Attachable: flag,
  Ingress: flag,
  ConfigOnly: flag,
  ConfigFrom: orNull(z.strictObject({ Network: text })),
  IPAM: orNull(
    z.strictObject({
      Driver: text,
      Options: dataMap,
      Config: orNull(z.array(pool).max(16)),
    }),
  ),
  Options: dataMap,
  Labels: dataMap,
  /** Obsolete; we let an engine have no two networks of one name. */
  CheckDuplicate: reported,
});

const containerReference = z
  .string()
  .regex(/^\/?[A-Za-z0-9][A-Za-z0-9_.-]{0,254}$/, 'must be the name or id of a container')
  .transform((written) => (written.startsWith('/') ? written.slice(1) : written));

/** The body of `POST /networks/{id}/connect`. */
export const networkConnect = z.strictObject({
  Container: containerReference,
  EndpointConfig: orNull(endpointSettings),
});

export type NetworkConnect = z.output<typeof networkConnect>;

/** The body of `POST /networks/{id}/disconnect`. */
export const networkDisconnect = z.strictObject({ Container: containerReference, Force: flag });

export type NetworkCreate = z.output<typeof networkCreate>;
