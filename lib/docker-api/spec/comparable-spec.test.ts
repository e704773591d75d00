import { expect, it } from 'vitest';
import { comparableSpec } from '@/lib/docker-api/spec/comparable-spec';

it('makes one text of one meaning', () => {
  const one = {
    Name: 'web',
    Labels: { b: '1', a: '2', 'io.wheelhouse.intent': 'x' },
    Mode: { Global: {} },
    Env: null,
  };
  const other = {
    Mode: { Global: {} },
    Labels: { a: '2', 'io.wheelhouse.intent': 'y', b: '1' },
    Name: 'web',
    Ports: [],
  };
  expect(JSON.stringify(comparableSpec(one))).toBe(JSON.stringify(comparableSpec(other)));
  expect(Object.keys(comparableSpec(other))).toEqual(['Name', 'Labels', 'Mode']);
});

it('keeps what is zero or false, and the order of lists', () => {
  const spec = { Mode: { Replicated: { Replicas: 0 } }, Init: false, Args: ['b', 'a'] };
  expect(comparableSpec(spec)).toEqual(spec);
});

it('takes what a Swarm fills in for what was not said', () => {
  const said = { Mode: { Replicated: {} }, TaskTemplate: { ContainerSpec: { Image: 'web' } } };
  const answered = {
    Mode: { Replicated: { Replicas: 1 } },
    TaskTemplate: { ContainerSpec: { Image: 'web', Isolation: 'default' }, Runtime: 'container' },
    UpdateConfig: { FailureAction: 'pause', Order: 'stop-first', MaxFailureRatio: 0 },
    EndpointSpec: { Mode: 'vip' },
  };
  expect(comparableSpec(answered)).toEqual(comparableSpec(said));
  const other = { ...answered, EndpointSpec: { Mode: 'dnsrr' } };
  expect(comparableSpec(other)).toMatchObject({ EndpointSpec: { Mode: 'dnsrr' } });
});
