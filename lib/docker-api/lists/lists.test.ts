import { describe, expect, it } from 'vitest';
import { containerKind } from '@/lib/docker-api/kinds/container';
import { readImage } from '@/lib/docker-api/kinds/image';
import { selectContainers } from '@/lib/docker-api/lists/containers';
import { selectImages } from '@/lib/docker-api/lists/images';
import { anyPattern, hasLabels, plainPattern, swarmLabels } from '@/lib/docker-api/lists/selection';
import { serviceStatus } from '@/lib/docker-api/lists/service-status';
import type { Filters, QueryValues } from '@/lib/docker-api/query';

/** The engine itself is asked the same in e2e/door/known-lists.test.ts. */
const containers = [
  { Id: 'c3', Names: ['/web'], State: 'running', Status: 'Up 1 second', Labels: { tier: 'front' } },
  { Id: 'c2', Names: ['/db', '/web/db'], State: 'exited', Status: 'Exited (3) 1 hour ago', Labels: {} },
  { Id: 'b1', Names: ['/web-old'], State: 'created', Status: 'Created', Labels: { tier: '' } },
].map((item) => {
  const thing = containerKind.read(item);
  return { listed: { id: thing.id, name: thing.name, thing, item } };
});

const listed = (query: QueryValues, host = true) =>
  selectContainers(query, { host })?.(containers)?.map(({ listed: { id } }) => id) ?? null;
const filtered = (filters: Filters, more: QueryValues = {}) => listed({ filters, ...more });

describe('which containers are listed', () => {
  it('those that run, or the latest, or all', () => {
    expect(listed({})).toEqual(['c3']);
    expect(listed({ limit: 2 })).toEqual(['c3', 'c2']);
    expect(listed({ limit: 0, all: true })).toEqual(['c3', 'c2', 'b1']);
  });

  it('by the beginning of an id that no other has', () => {
    expect(filtered({ id: ['c'] }, { all: true })).toEqual([]);
    expect(filtered({ id: ['c2', 'b'] }, { all: true })).toEqual(['c2', 'b1']);
    expect(filtered({ id: [''] }, { all: true })).toEqual([]);
  });

  it('by their own names, with or without the slash', () => {
    expect(filtered({ name: ['web'] }, { all: true })).toEqual(['c3', 'b1']);
    expect(filtered({ name: ['^/web$'] }, { all: true })).toEqual(['c3']);
    expect(filtered({ name: ['/db'] }, { all: true })).toEqual(['c2']);
  });

  it('before and since one of them, in what names have left', () => {
    expect(filtered({ before: ['c3'] }, { all: true })).toEqual(['c2', 'b1']);
    expect(filtered({ since: ['c2'] }, { all: true })).toEqual(['c3']);
    expect(filtered({ before: ['c2'], name: ['web'] }, { all: true })).toEqual([]);
    expect(filtered({ since: ['c2'], name: ['web'] }, { all: true })).toEqual(['c3', 'b1']);
  });

  it('by how they ended, and only whoever ended', () => {
    expect(filtered({ exited: ['3'] }, { all: true })).toEqual(['c2']);
    expect(filtered({ exited: ['0'] }, { all: true })).toEqual([]);
    expect(filtered({ status: ['exited'] })).toEqual(['c2']);
  });

  it.each<[string, QueryValues]>([
    ['a regular expression', { filters: { name: ['(a|b)+$'] } }],
    ['a state that there is not', { filters: { status: ['dozing'] } }],
    ['a code that is no number', { filters: { exited: ['x'] } }],
    ['health, which lists do not show', { filters: { health: ['healthy'] } }],
    ['an ancestor', { filters: { ancestor: ['busybox'] } }],
    ['no values', { filters: { volume: [] } }],
    ['sizes', { size: true }],
    ['two to be before', { filters: { before: ['c3', 'c2'] } }],
    ['a port that is none', { filters: { publish: ['70000'] } }],
  ])('only the engine can tell by %s', (_what, query) => {
    expect(listed(query)).toBeNull();
  });

  it('by a mount, but not by where it is on the node for whoever may not know', () => {
    const item = {
      ...containers[0]?.listed.item,
      Mounts: [{ Name: '', Source: '/srv/x', Destination: '/data' }],
    };
    const mounted = [{ listed: { ...(containers[0]?.listed ?? never()), item } }];
    const found = (volume: string, host: boolean) =>
      selectContainers({ filters: { volume: [volume] } }, { host })?.(mounted)?.length;
    expect(found('/data', false)).toBe(1);
    expect(found('/srv/x', true)).toBe(1);
    expect(found('/srv/x', false)).toBe(0);
  });
});

function never(): never {
  throw new Error('There is one.');
}

describe('which images are listed', () => {
  const images = [
    {
      Id: 'sha256:a',
      ParentId: '',
      RepoTags: ['busybox:latest', 'mine/box:1'],
      RepoDigests: null,
      Labels: null,
    },
    {
      Id: 'sha256:b',
      ParentId: '',
      RepoTags: ['<none>:<none>'],
      RepoDigests: ['<none>@<none>'],
      Labels: null,
    },
    {
      Id: 'sha256:c',
      ParentId: 'sha256:b',
      RepoTags: ['<none>:<none>'],
      RepoDigests: null,
      Labels: { a: '1' },
    },
  ].map((item) => ({ listed: { id: item.Id, name: '', thing: readImage(item), item } }));
  const ids = (query: QueryValues) =>
    selectImages(query, '1.41')
      ?.select(images)
      .map(({ listed: { id } }) => id.at(-1)) ?? null;

  it('those with a name, and those without that nothing is made of', () => {
    expect(ids({})).toEqual(['a', 'c']);
    expect(ids({ all: true })).toEqual(['a', 'b', 'c']);
    expect(ids({ filters: { dangling: ['true'] } })).toEqual(['c']);
    expect(ids({ filters: { dangling: ['false'] } })).toEqual(['a']);
    expect(ids({ filters: { label: ['a=1'] } })).toEqual(['c']);
  });

  it('by a name, and then under no other', () => {
    const selection = selectImages({ filters: { reference: ['mine/box'] } }, '1.41');
    expect(selection?.select(images).map(({ listed: { id } }) => id)).toEqual(['sha256:a']);
    expect(selection?.narrow(images[0]?.listed.item ?? {})).toMatchObject({ RepoTags: ['mine/box:1'] });
  });

  it('only the engine can tell by a pattern, by time, and where it keeps images otherwise', () => {
    expect(ids({ filters: { reference: ['busy*'] } })).toBeNull();
    expect(ids({ filters: { since: ['busybox'] } })).toBeNull();
    expect(ids({ 'shared-size': true })).toBeNull();
    expect(selectImages({}, '1.44')).toBeNull();
  });
});

describe('conditions', () => {
  it('patterns are found anywhere, and only plain ones are ours', () => {
    expect(plainPattern('eb')?.('web')).toBe(true);
    expect(plainPattern('^eb')?.('web')).toBe(false);
    expect(plainPattern('^web$')?.('web')).toBe(true);
    expect(plainPattern('w.b')).toBeNull();
    expect(anyPattern(['x', '(a+)+$'])).toBeNull();
  });

  it('labels: a key, or a key and its whole value', () => {
    expect(hasLabels({ a: 'b=c', e: '' }, ['a=b=c', 'e', 'e='])).toBe(true);
    expect(hasLabels({ a: 'b=c' }, ['a=b'])).toBe(false);
    expect(hasLabels({}, ['constructor'])).toBe(false);
    expect(swarmLabels(['a='])?.({ a: 'x' })).toBe(true);
    expect(swarmLabels(['a=1', 'a=2'])).toBeNull();
  });
});

describe('how many tasks a service has', () => {
  const task = (state: string, desiredState: string, jobIteration: number | null = null) => ({
    state,
    desiredState,
    jobIteration,
  });

  it('of replicated, global and job services', () => {
    const tasks = [task('running', 'running'), task('failed', 'shutdown'), task('pending', 'running')];
    expect(serviceStatus({ Spec: { Mode: { Replicated: { Replicas: 5 } } } }, tasks)).toEqual({
      RunningTasks: 1,
      DesiredTasks: 5,
      CompletedTasks: 0,
    });
    expect(serviceStatus({ Spec: { Mode: { Global: {} } } }, tasks).DesiredTasks).toBe(2);
    const job = {
      Spec: { Mode: { ReplicatedJob: { MaxConcurrent: 2 } } },
      JobStatus: { JobIteration: { Index: 7 } },
    };
    const runs = [
      task('complete', 'complete', 7),
      task('complete', 'complete', 6),
      task('running', 'complete', 7),
    ];
    expect(serviceStatus(job, runs)).toEqual({ RunningTasks: 1, DesiredTasks: 2, CompletedTasks: 1 });
  });
});
