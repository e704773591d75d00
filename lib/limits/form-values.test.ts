import { describe, expect, it } from 'vitest';
import { formField, fromValues, toValues } from '@/lib/limits/form-values';
import { collectionLimits, noLimits } from '@/lib/limits/schema';

const limits = collectionLimits.parse({
  memoryBytes: { default: 64 * 1024 ** 2, maximum: 2.5 * 1024 ** 3 },
  nanoCpus: { default: 500_000_000, maximum: 1_250_000_000 },
  pids: { default: null, maximum: 100 },
  ulimits: { nofile: { default: 1024, maximum: null }, nproc: { default: null, maximum: 50 } },
  ports: ['8000-8999', '9100'],
  addresses: [],
  containers: 0,
  totalMemoryBytes: 10_000_000_001,
});

describe('limits in a form', () => {
  it('come back as they were', () => {
    for (const each of [limits, noLimits]) expect(fromValues(toValues(each))).toEqual({ limits: each });
    expect(toValues(limits)).toMatchObject({
      memoryDefault: '64 MiB',
      memoryMaximum: '2.5 GiB',
      cpusMaximum: '1.25',
      ports: '8000-8999, 9100',
      addresses: 'none',
      ulimits: 'nofile 1024 -\nnproc - 50',
      totalMemory: '10000000001 B',
    });
  });

  it('say what is wrong, each at its field', () => {
    const values = {
      ...toValues(noLimits),
      memoryMaximum: '512',
      cpusDefault: 'two',
      pidsMaximum: '-1',
      ulimits: 'x 1',
    };
    const read = fromValues(values);
    expect(Object.keys('errors' in read ? read.errors : {}).sort()).toEqual([
      'cpusDefault',
      'memoryMaximum',
      'pidsMaximum',
      'ulimits',
    ]);
  });

  it('put what the server says where it belongs', () => {
    const members = [
      'memoryBytes.maximum',
      'nanoCpus.default',
      'totalNanoCpus',
      'ports.0',
      'ulimits.nofile.default',
      'x',
    ];
    expect(members.map(formField)).toEqual([
      'memoryMaximum',
      'cpusDefault',
      'totalCpus',
      'ports',
      'ulimits',
      null,
    ]);
  });
});
