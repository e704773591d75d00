import { describe, expect, it } from 'vitest';
import { readInspect } from '@/components/containers/container-details';
import {
  commandWords,
  endingWords,
  engineInstant,
  inspectedPorts,
  limitWords,
  restartWords,
} from '@/components/containers/container-words';

const answer = {
  Id: 'a1',
  Name: '/web',
  Created: '2026-11-22T00:00:00Z',
  State: { Status: 'exited', Running: false, ExitCode: 3, FinishedAt: '2026-11-22T01:00:00Z', Error: '' },
  Config: { Image: 'nginx', Cmd: ['-g', 'daemon off;'], Entrypoint: ['nginx'] },
  HostConfig: { Memory: 67_108_864, NanoCpus: 500_000_000, PidsLimit: 64 },
  NetworkSettings: {
    Ports: {
      '80/tcp': [
        { HostIp: '0.0.0.0', HostPort: '49153' },
        { HostIp: '::', HostPort: '49153' },
      ],
      '9000/tcp': null,
    },
    Networks: {},
  },
};
const inspect = readInspect(answer);

describe('a container in words', () => {
  it('says how it ended', () => {
    expect(endingWords(inspect.State)).toBe('Ended with exit code 3');
    expect(endingWords({ ...inspect.State, OOMKilled: true })).toMatch(/more memory/);
    expect(endingWords({ ...inspect.State, Running: true })).toBeNull();
    expect(endingWords({ ...inspect.State, FinishedAt: '0001-01-01T00:00:00Z' })).toBeNull();
  });

  it('says what it may use', () => {
    expect(limitWords(inspect.HostConfig)).toBe('At most 67 MB of memory, 0.5 processors, 64 processes');
    expect(limitWords({})).toBe('None');
  });

  it.each([
    [{ Name: 'always' }, 'Always started again'],
    [{ Name: 'on-failure', MaximumRetryCount: 3 }, 'Started again after a failure, at most 3 times'],
    [{ Name: 'no' }, 'Stays stopped when it ends'],
    [null, 'Stays stopped when it ends'],
  ])('says whether it comes back (%j)', (RestartPolicy, words) => {
    expect(restartWords({ RestartPolicy })).toBe(words);
  });

  it('knows the command and the ports', () => {
    expect(commandWords(inspect.Config)).toBe('nginx -g daemon off;');
    expect(inspectedPorts(inspect.NetworkSettings)).toEqual([
      { privatePort: 80, publicPort: 49153, protocol: 'tcp', address: '' },
    ]);
  });

  it('does not take "never" for a time', () => {
    expect(engineInstant('0001-01-01T00:00:00Z')).toBeNull();
    expect(engineInstant('2026-11-22T01:00:00Z')).toBe('2026-11-22T01:00:00Z');
  });
});
