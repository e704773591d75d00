import { expect, it } from 'vitest';
import { type Sample, writeFamily } from '@/gateway/prometheus/exposition';

it('writes a family as Prometheus reads it', () => {
  const samples: Sample[] = [
    { labels: {}, value: 3 },
    { labels: { name: 'a "b"\\\nc', cluster: 'local' }, value: 0.25 },
    { labels: { le: '+Inf' }, value: Number.POSITIVE_INFINITY, suffix: '_bucket' },
    { labels: { gone: '1' }, value: Number.NaN },
  ];
  expect(writeFamily({ name: 'x_total', help: 'What\nhappened', type: 'counter', samples })).toBe(
    [
      '# HELP x_total What\\nhappened',
      '# TYPE x_total counter',
      'x_total 3',
      'x_total{name="a \\"b\\"\\\\\\nc",cluster="local"} 0.25',
      'x_total_bucket{le="+Inf"} +Inf',
      '',
    ].join('\n'),
  );
});
