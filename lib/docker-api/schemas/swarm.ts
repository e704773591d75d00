import { z } from 'zod';
import { count, dataMap, flag, orNull, text, texts } from '@/lib/docker-api/schemas/fields';

/** An address with a port, an interface with a port, or either alone. */
const endpoint = orNull(
  z.string().regex(/^[A-Za-z0-9_.:[\]%-]{0,128}$/, 'must be an address, with a port if need be'),
);
/** A token, or a key in base64. */
const token = z.string().regex(/^[A-Za-z0-9+/=-]{0,256}$/, 'must be a token');
const pem = orNull(z.string().max(65_536));
const availability = orNull(z.enum(['', 'active', 'pause', 'drain']));

/** How a Swarm is run: the body of `POST /swarm/update`. */
export const swarmSpec = z.strictObject({
  Name: text,
  Labels: dataMap,
  Orchestration: orNull(z.strictObject({ TaskHistoryRetentionLimit: orNull(z.int()) })),
  Raft: orNull(
    z.strictObject({
      SnapshotInterval: count,
      KeepOldSnapshots: count,
      LogEntriesForSlowFollowers: count,
      ElectionTick: orNull(z.int()),
      HeartbeatTick: orNull(z.int()),
    }),
  ),
  /** Nanoseconds. */
  Dispatcher: orNull(z.strictObject({ HeartbeatPeriod: count })),
  CAConfig: orNull(
    z.strictObject({
      /** Nanoseconds. */
      NodeCertExpiry: count,
      ExternalCAs: orNull(
        z.array(z.strictObject({ Protocol: text, URL: text, Options: dataMap, CACert: pem })).max(16),
      ),
      SigningCACert: pem,
      SigningCAKey: pem,
      ForceRotate: count,
    }),
  ),
  EncryptionConfig: orNull(z.strictObject({ AutoLockManagers: flag })),
  TaskDefaults: orNull(
    z.strictObject({ LogDriver: orNull(z.strictObject({ Name: text, Options: dataMap })) }),
  ),
});

/** The body of `POST /swarm/init`. */
export const swarmInit = z.strictObject({
  ListenAddr: endpoint,
  AdvertiseAddr: endpoint,
  DataPathAddr: endpoint,
  DataPathPort: orNull(z.int().min(0).max(65_535)),
  DefaultAddrPool: orNull(z.array(z.union([z.cidrv4(), z.cidrv6()])).max(64)),
  SubnetSize: orNull(z.int().min(0).max(128)),
  ForceNewCluster: flag,
  AutoLockManagers: flag,
  Availability: availability,
  Spec: orNull(swarmSpec),
});

/** The body of `POST /swarm/join`. */
export const swarmJoin = z.strictObject({
  ListenAddr: endpoint,
  AdvertiseAddr: endpoint,
  DataPathAddr: endpoint,
  RemoteAddrs: texts,
  JoinToken: orNull(token),
  Availability: availability,
});

/** The body of `POST /swarm/unlock`. */
export const swarmUnlock = z.strictObject({ UnlockKey: orNull(token) });
