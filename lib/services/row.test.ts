import { describe, expect, it } from 'vitest';
import { held } from '@/lib/docker-api/spec/held-update';
import { serviceRow } from '@/lib/services/row';
import { stackRows } from '@/lib/stacks/row';

const place = { collection: '/Shared/shop', owner: 'ana' };

const item = {
  ID: 's1',
  Version: { Index: 12 },
  CreatedAt: '2026-11-22T08:00:00.5Z',
  UpdatedAt: '2026-11-22T09:00:00Z',
  Spec: {
    Name: 'shop_web',
    Labels: { 'com.docker.stack.namespace': 'shop' },
    TaskTemplate: {
      ContainerSpec: {
        Image: `registry:5000/web:2@sha256:${'a'.repeat(64)}`,
        Env: ['PASSWORD=geheim'],
        Secrets: [{ SecretID: 'x1', SecretName: 'key' }],
        Mounts: [
          { Type: 'volume', Source: 'data', Target: '/data' },
          { Type: 'bind', Source: '/etc', Target: '/e' },
        ],
      },
      Networks: [{ Target: 'n1' }],
    },
    Mode: { Replicated: { Replicas: 3 } },
  },
  Endpoint: {
    Spec: { Ports: [{ Protocol: 'tcp', TargetPort: 80, PublishedPort: 8080, PublishMode: 'host' }] },
  },
  UpdateStatus: { State: 'updating', Message: 'update in progress' },
};

const task = (state: string, desiredState: string, nodeId: string) => ({ state, desiredState, nodeId });

describe('serviceRow', () => {
  it('counts the tasks that run and shall, and takes no variable along', () => {
    const row = serviceRow(item, place, [
      task('running', 'running', 'n1'),
      task('running', 'running', 'n1'),
      task('preparing', 'running', 'n2'),
      task('running', 'shutdown', 'n3'),
      task('failed', 'shutdown', 'n3'),
    ]);
    expect(row).toMatchObject({
      name: 'shop_web',
      mode: 'replicated',
      running: 2,
      desired: 3,
      nodes: 1,
      image: 'registry:5000/web:2',
      updateState: 'updating',
      stack: 'shop',
      secretIds: ['x1'],
      networkIds: ['n1'],
      volumeNames: ['data'],
      version: 12,
      ports: [{ publishedPort: 8080, targetPort: 80, protocol: 'tcp', mode: 'host' }],
    });
    expect(JSON.stringify(row)).not.toContain('geheim');
  });

  it('wants of a global service what the Swarm wants', () => {
    const row = serviceRow({ ...item, Spec: { ...item.Spec, Mode: { Global: {} } } }, place, [
      task('running', 'running', 'n1'),
      task('pending', 'running', 'n2'),
    ]);
    expect(row).toMatchObject({ mode: 'global', running: 1, desired: 2 });
  });

  it('says with which image it was before, save where that was the update that is paused', () => {
    const spec = (image: string, labels = {}) => ({
      Labels: labels,
      TaskTemplate: { ContainerSpec: { Image: image } },
    });
    const updated = { ...item, PreviousSpec: spec(`registry:5000/web:1@sha256:${'b'.repeat(64)}`) };
    expect(serviceRow(item, place, [])).toMatchObject({ canRollBack: false, earlierImage: '' });
    expect(serviceRow(updated, place, [])).toMatchObject({
      canRollBack: true,
      earlierImage: 'registry:5000/web:1',
    });
    const paused = { ...updated, Spec: held(item.Spec) };
    expect(serviceRow(paused, place, [])).toMatchObject({ canRollBack: true, earlierImage: '' });
  });

  it('is part of a stack', () => {
    const row = { ...serviceRow(item, place, [task('running', 'running', 'n1')]), cluster: 'prod' };
    expect(stackRows([row], [])).toMatchObject([
      { name: 'shop', cluster: 'prod', kind: 'swarm', services: 1, running: 1, desired: 3, owner: 'ana' },
    ]);
  });
});
