import { expect, it } from 'vitest';
import { swarmInit, swarmJoin, swarmSpec, swarmUnlock } from '@/lib/docker-api/schemas/swarm';
import { withoutSecretFields } from '@/lib/docker-api/secrets/secret-fields';

it('takes keys and tokens as engines write them', () => {
  const UnlockKey = 'SWMKEY-1-7c37Cc8654o6p38HnroywCi19pllOnGtbdZEgtKxZu8/+=';
  expect(swarmUnlock.parse({ UnlockKey })).toEqual({ UnlockKey });
  expect(swarmUnlock.safeParse({ UnlockKey: 'a\nb' }).success).toBe(false);
  const join = { JoinToken: 'SWMTKN-1-49nj1cmq', RemoteAddrs: ['10.0.0.1:2377'], ListenAddr: '0.0.0.0:2377' };
  expect(swarmJoin.parse(join)).toEqual(join);
});

it('takes what clients send to found and to change a Swarm, and nothing else', () => {
  const spec = {
    Name: 'default',
    Labels: {},
    Orchestration: { TaskHistoryRetentionLimit: 5 },
    Raft: {
      SnapshotInterval: 10_000,
      KeepOldSnapshots: 0,
      LogEntriesForSlowFollowers: 500,
      ElectionTick: 10,
    },
    Dispatcher: { HeartbeatPeriod: 5_000_000_000 },
    CAConfig: { NodeCertExpiry: 7_776_000_000_000_000, ForceRotate: 1 },
    TaskDefaults: {},
    EncryptionConfig: { AutoLockManagers: true },
  };
  expect(swarmSpec.parse(spec)).toEqual(spec);
  const init = { ListenAddr: '0.0.0.0:2377', AdvertiseAddr: 'eth0:2377', ForceNewCluster: false, Spec: spec };
  expect(swarmInit.parse(init)).toEqual(init);
  expect(swarmInit.safeParse({ ...init, Unknown: 1 }).success).toBe(false);
});

it('puts no token or key on record, however deep', () => {
  const asked = {
    JoinToken: 't',
    UnlockKey: 'k',
    RemoteAddrs: ['a'],
    Spec: { CAConfig: { SigningCAKey: 's', SigningCACert: 'c' } },
  };
  expect(withoutSecretFields(asked)).toEqual({
    JoinToken: '[hidden]',
    UnlockKey: '[hidden]',
    RemoteAddrs: ['a'],
    Spec: { CAConfig: { SigningCAKey: '[hidden]', SigningCACert: 'c' } },
  });
});
