import { describe, expect, it } from 'vitest';
import { held, isHeld, reasonNotToHold, released } from '@/lib/docker-api/spec/held-update';
import { plainSpec } from '@/lib/docker-api/spec/plain-spec';
import {
  imageOf,
  replicasOf,
  withForceUpdate,
  withImage,
  withReplicas,
} from '@/lib/docker-api/spec/service-changes';

const spec = {
  Name: 'web',
  Labels: { team: 'shop', 'io.wheelhouse.collection': '/Shared/shop', 'io.wheelhouse.intent': 'x' },
  TaskTemplate: {
    ContainerSpec: {
      Image: 'web:1@sha256:abc',
      Labels: { 'io.wheelhouse.collection': '/Shared/shop' },
      New: 1,
    },
    Placement: {
      Constraints: ['node.role==worker', 'node.labels.io.wheelhouse.schedule.0011223344556677==true'],
      MaxReplicas: 2,
    },
    ForceUpdate: 3,
  },
  Mode: { Replicated: { Replicas: 2 } },
  UpdateConfig: { Parallelism: 2, Delay: 5e9, FailureAction: 'rollback' },
  RollbackConfig: { Parallelism: 1 },
  Unknown: { kept: true },
};

it('changes one field and keeps all others, known or not', () => {
  expect(withReplicas(spec, 5)).toEqual({ ...spec, Mode: { Replicated: { Replicas: 5 } } });
  expect(withForceUpdate(spec)).toEqual({ ...spec, TaskTemplate: { ...spec.TaskTemplate, ForceUpdate: 4 } });
  expect(imageOf(withImage(spec, 'web:2'))).toBe('web:2');
  expect(withImage(withImage(spec, 'web:2'), imageOf(spec))).toEqual(spec);
});

it('scales only what has a number of replicas', () => {
  expect(replicasOf({ Mode: { Replicated: {} } })).toBe(1);
  expect(replicasOf({})).toBe(1);
  for (const Mode of [{ Global: {} }, { GlobalJob: {} }, { ReplicatedJob: { MaxConcurrent: 2 } }]) {
    expect(replicasOf({ Mode })).toBeNull();
    expect(() => withReplicas({ Mode }, 2)).toThrow(RangeError);
  }
});

describe('a pause', () => {
  it('is undone to the letter', () => {
    const paused = held(spec);
    expect([isHeld(spec), isHeld(paused)]).toEqual([false, true]);
    expect(released(paused)).toEqual(spec);
    expect(
      Number.isSafeInteger(paused.UpdateConfig && (paused.UpdateConfig as { Delay: number }).Delay),
    ).toBe(true);
  });

  it('keeps one task at a time where nothing was said', () => {
    expect(held({})).toEqual({ UpdateConfig: { Parallelism: 1, Delay: 50 * 86_400e9 } });
  });

  it('says why there is nothing to pause', () => {
    expect(reasonNotToHold(spec)).toBeNull();
    expect(reasonNotToHold({ UpdateConfig: {} })).toMatch(/at once/);
    expect(reasonNotToHold(held(spec))).toMatch(/already/);
  });
});

it('shows a spec without what Wheelhouse writes into it', () => {
  const plain = plainSpec(spec);
  expect(JSON.stringify(plain)).not.toContain('io.wheelhouse');
  expect(plain).toMatchObject({
    Labels: { team: 'shop' },
    TaskTemplate: { Placement: { Constraints: ['node.role==worker'], MaxReplicas: 2 } },
    Unknown: { kept: true },
  });
});
