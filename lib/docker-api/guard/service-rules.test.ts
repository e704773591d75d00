import { describe, expect, it } from 'vitest';
import { filterService } from '@/lib/docker-api/answers/service';
import { filterTask } from '@/lib/docker-api/answers/task';
import { serviceDifferences } from '@/lib/docker-api/guard/compare-service';
import { restoreHidden, stillHidden } from '@/lib/docker-api/guard/service-hidden';
import { keptTo, schedulingConstraint, schedulingSetOf } from '@/lib/docker-api/guard/service-placement';
import { service } from '@/lib/docker-api/guard/service-spec.fixture';
import { runsTheSame } from '@/lib/docker-api/guard/service-unchanged';
import type { JsonObject } from '@/lib/docker-api/json';
import { type ServiceSpec, serviceSpec } from '@/lib/docker-api/schemas/service-spec';

const parsed = (...parts: Parameters<typeof service>): ServiceSpec => serviceSpec.parse(service(...parts));
const set = '0123456789abcdef';
const blind = { env: false, host: false };

describe('where tasks are kept', () => {
  const constraintsOf = (spec: ServiceSpec) => spec.TaskTemplate.Placement?.Constraints;

  it('puts our constraint beside those of the person, once', () => {
    const Constraints = [
      'node.role==worker',
      schedulingConstraint('f'.repeat(16)),
      ' NODE.LABELS.io.wheelhouse.x == y',
    ];
    const kept = keptTo(parsed({}, { Placement: { Constraints } }), set);
    expect(constraintsOf(kept)).toEqual(['node.role==worker', schedulingConstraint(set)]);
    expect(schedulingSetOf(kept)).toBe(set);
    expect(constraintsOf(keptTo(kept, null))).toEqual(['node.role==worker']);
  });

  it('leaves a service alone that runs anywhere', () => {
    const plain = parsed();
    expect(keptTo(plain, null)).toEqual(plain);
    expect(schedulingSetOf(plain)).toBeNull();
  });
});

describe('whether the same runs', () => {
  it('does not count how many there are, restarts, order of mounts and what we write', () => {
    const mounts = [
      { Type: 'volume', Source: 'aa', Target: '/a' },
      { Type: 'volume', Source: 'bb', Target: '/b' },
    ];
    const now = parsed({ Mounts: mounts, Isolation: 'default' }, { Runtime: 'container', ForceUpdate: 1 });
    const then = keptTo(
      parsed(
        { Mounts: [...mounts].reverse(), Labels: { 'io.wheelhouse.collection': '/x' } },
        { ForceUpdate: 2 },
        { Mode: { Replicated: { Replicas: 9 } }, UpdateConfig: { Parallelism: 2 } },
      ),
      set,
    );
    expect(runsTheSame(now, then)).toBe(true);
  });

  it.each([
    ['the image', { Image: 'other' }, {}],
    ['the command', { Args: ['sh'] }, {}],
    ['an environment variable', { Env: ['A=b'] }, {}],
    ['who runs it', { User: '0' }, {}],
    ['a mount', { Mounts: [{ Type: 'bind', Source: '/', Target: '/x' }] }, {}],
    ['a health check, which runs a command', { Healthcheck: { Test: ['CMD', 'id'] } }, {}],
    ['a network', {}, { Networks: [{ Target: 'other' }] }],
    ['a constraint', {}, { Placement: { Constraints: ['node.role==manager'] } }],
    ['no init', { Init: false }, {}],
  ])('counts %s', (_what, container, task) => {
    expect(runsTheSame(parsed(), parsed(container, task))).toBe(false);
  });
});

describe('what a person may not see', () => {
  const full = {
    ID: 'x',
    Spec: service(
      {
        Env: ['PASSWORD=secret', 'EMPTY=', 'BARE'],
        Mounts: [
          { Type: 'bind', Source: '/srv/secret', Target: '/b' },
          {
            Type: 'volume',
            Source: 'vol',
            Target: '/v',
            VolumeOptions: { DriverConfig: { Name: 'local', Options: { o: 'password=secret' } } },
          },
        ],
      },
      { LogDriver: { Name: 'splunk', Options: { 'splunk-token': 'secret' } } },
    ),
    PreviousSpec: service({ Env: ['OLD=secret'] }),
    Internal: 'secret',
  } as unknown as JsonObject;

  it('is neither in what a service is nor in what it was', () => {
    expect(JSON.stringify(filterService(full, blind))).not.toContain('secret');
    expect(JSON.stringify(filterService(full, { env: true, host: true }))).toContain('PASSWORD=secret');
  });

  it('comes back as it was when the client sends the rest', () => {
    const shown = serviceSpec.parse(filterService(full, blind).Spec);
    expect(stillHidden(shown)).not.toBeNull();
    const restored = restoreHidden(shown, full.Spec as JsonObject);
    expect(restored).toEqual(serviceSpec.parse(full.Spec));
    expect(stillHidden(restored)).toBeNull();
  });

  it('is not given to another mount or variable', () => {
    const asking = parsed({
      Env: ['STOLEN=[hidden]'],
      Mounts: [{ Type: 'bind', Source: '[hidden]', Target: '/elsewhere' }],
    });
    const restored = restoreHidden(asking, full.Spec as JsonObject);
    expect(JSON.stringify(restored)).not.toContain('secret');
    expect(stillHidden(restored)).toBe('the mount at /elsewhere');
  });

  it('is not in tasks either', () => {
    const task = {
      ID: 't',
      NodeID: 'n',
      Spec: (full.Spec as { TaskTemplate: JsonObject }).TaskTemplate,
      Status: { Err: 'no suitable node (scheduling constraints not satisfied on 3 nodes)' },
      NetworksAttachments: [{ Network: { ID: 'seen' } }, { Network: { ID: 'other' } }],
    } as unknown as JsonObject;
    const view = {
      ...blind,
      allNodes: false,
      seesNode: () => false,
      seesNetwork: (id: string) => id === 'seen',
    };
    const shown = filterTask(task, view);
    expect(JSON.stringify(shown)).not.toMatch(/secret|other|3 nodes|"NodeID"/);
    expect(JSON.stringify(filterTask(task, { ...view, allNodes: true, seesNode: () => true }))).toMatch(
      /"NodeID":"n".*3 nodes/,
    );
  });
});

describe('what an engine made of it', () => {
  const asked = keptTo(parsed({ Secrets: [] }, { Networks: [{ Target: 'n' }] }), set);
  const made = JSON.parse(JSON.stringify(asked));

  it('is what was asked for', () => {
    expect(serviceDifferences(asked, made)).toEqual([]);
  });

  it.each([
    ['Image', { ContainerSpec: { Image: 'other' } }],
    [
      'Mounts',
      { ContainerSpec: { Image: 'busybox', Mounts: [{ Type: 'bind', Source: '/', Target: '/x' }] } },
    ],
    ['Secrets', { ContainerSpec: { Image: 'busybox', Secrets: [{ SecretID: 's' }] } }],
    ['Networks', { Networks: [{ Target: 'host' }] }],
    ['Runtime', { Runtime: 'plugin' }],
    ['Constraints', { Placement: {} }],
  ])('or goes beyond it in %s', (name, task) => {
    expect(serviceDifferences(asked, { ...made, TaskTemplate: { ...made.TaskTemplate, ...task } })).toEqual([
      name,
    ]);
  });
});
