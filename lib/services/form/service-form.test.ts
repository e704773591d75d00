import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf } from '@/lib/services/form/read-form';
import { readWords, writeWords } from '@/lib/services/form/words';
import { newSpec, withForm } from '@/lib/services/form/write-form';

const spec = {
  Name: 'web',
  Labels: { team: 'shop' },
  TaskTemplate: {
    ContainerSpec: {
      Image: 'web:1',
      Args: ['sh', '-c', "echo 'it works'; sleep 1d"],
      Env: ['A=1', 'B=x=y', 'TOKEN=[hidden]'],
      Mounts: [
        { Type: 'volume', Source: 'data', Target: '/data', VolumeOptions: { NoCopy: true } },
        { Type: 'tmpfs', Target: '/tmp', TmpfsOptions: { SizeBytes: 1024 } },
      ],
      Secrets: [{ File: { Name: 'key', UID: '7', GID: '7', Mode: 256 }, SecretID: 'abc', SecretName: 'tls' }],
      Healthcheck: { Test: ['CMD-SHELL', 'true'], Interval: 5e9, StartInterval: 1e9 },
      Sysctls: { 'net.core.somaxconn': '1' },
    },
    Resources: { Limits: { NanoCPUs: 5e8, Pids: 100 }, Reservations: { MemoryBytes: 64 * 1024 ** 2 } },
    RestartPolicy: { Condition: 'any', Delay: 5e9, Window: 1e9 },
    Networks: [{ Target: 'net1', Aliases: ['web'] }],
    LogDriver: { Name: 'json-file' },
  },
  Mode: { Replicated: { Replicas: 3 } },
  EndpointSpec: {
    Mode: 'vip',
    Ports: [{ Name: 'http', Protocol: 'tcp', TargetPort: 80, PublishedPort: 8080 }],
  },
  UpdateConfig: { Parallelism: 0, MaxFailureRatio: 0.2 },
};

describe('the form of a service', () => {
  it('changes nothing where nothing was changed', () => {
    expect(withForm(spec, formOf(spec))).toBe(spec);
  });

  it('shows what is set, in words that people write', () => {
    expect(formOf(spec)).toMatchObject({
      args: `sh -c 'echo '\\''it works'\\''; sleep 1d'`,
      env: [
        { name: 'A', value: '1' },
        { name: 'B', value: 'x=y' },
        { name: 'TOKEN', value: '[hidden]' },
      ],
      limitCpus: '0.5',
      reserveMemory: '64 MiB',
      restartDelay: '5s',
      updateParallelism: '0',
    });
  });

  it('writes the part that was changed and keeps what it has no field for', () => {
    const form = formOf(spec);
    const changed = withForm(spec, {
      ...form,
      image: 'web:2',
      limitMemory: '1 GiB',
      ports: [...form.ports.map((port) => ({ ...port, published: '9090' }))],
      mounts: form.mounts.map((mount) => ({ ...mount, isReadOnly: true })),
      networks: [...form.networks, { target: 'net2' }],
    });
    const task = spec.TaskTemplate;
    expect(changed).toEqual({
      ...spec,
      TaskTemplate: {
        ...task,
        ContainerSpec: {
          ...task.ContainerSpec,
          Image: 'web:2',
          Mounts: task.ContainerSpec.Mounts.map((mount) => ({ ...mount, ReadOnly: true })),
        },
        Resources: { ...task.Resources, Limits: { NanoCPUs: 5e8, Pids: 100, MemoryBytes: 1024 ** 3 } },
        Networks: [...task.Networks, { Target: 'net2' }],
      },
      EndpointSpec: {
        Mode: 'vip',
        Ports: [
          { Name: 'http', Protocol: 'tcp', TargetPort: 80, PublishedPort: 9090, PublishMode: 'ingress' },
        ],
      },
    });
  });

  it('takes away what was emptied', () => {
    const changed = withForm(spec, { ...formOf(spec), env: [], secrets: [], healthKind: 'image' });
    expect(changed.TaskTemplate).not.toHaveProperty('ContainerSpec.Env');
    expect(changed.TaskTemplate).not.toHaveProperty('ContainerSpec.Secrets');
    expect(changed.TaskTemplate).not.toHaveProperty('ContainerSpec.Healthcheck');
  });

  it('reads back what it wrote into a new service', () => {
    const form = { ...formOf(newSpec('/Shared/shop')), name: 'api', image: 'api:1', args: 'serve --port 80' };
    expect(formOf(withForm(newSpec('/Shared/shop'), form))).toEqual(form);
  });
});

it('reads back every command that it writes', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom('a', ' ', '"', "'", '\\', '$', '\n') }));
  fc.assert(
    fc.property(words, (each) => {
      expect(readWords(writeWords(each))).toEqual(each);
    }),
  );
  expect(() => readWords("echo 'open")).toThrow(RangeError);
});
