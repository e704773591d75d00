import { expect, it } from 'vitest';
import { editedLabels, labelsProblem, splitLabels } from '@/components/nodes/label-changes';

const shown = [
  { key: 'disk', value: 'ssd' },
  { key: 'zone', value: 'a' },
];

it('changes what was changed and leaves what others changed', () => {
  const present = { disk: 'ssd', zone: 'a', rack: '7', 'io.wheelhouse.schedule.x': 'true' };
  const wished = [
    { key: 'disk', value: 'nvme' },
    { key: 'gpu', value: '' },
  ];
  expect(editedLabels(shown, wished, present)).toEqual({
    disk: 'nvme',
    gpu: '',
    rack: '7',
    'io.wheelhouse.schedule.x': 'true',
  });
});

it('says so when two change the same', () => {
  const wished = [
    { key: 'disk', value: 'nvme' },
    { key: 'zone', value: 'a' },
  ];
  expect(() => editedLabels(shown, wished, { disk: 'hdd', zone: 'b' })).toThrow('the label disk');
  expect(editedLabels(shown, wished, { disk: 'nvme', zone: 'b' })).toEqual({ disk: 'nvme', zone: 'b' });
});

it('keeps Wheelhouse’s own apart', () => {
  const { editable, own } = splitLabels({ 'io.wheelhouse.schedule.x': 'true', b: '2', a: '1' });
  expect(editable.map(({ key }) => key)).toEqual(['a', 'b']);
  expect(own).toHaveLength(1);
  expect(labelsProblem([{ key: 'IO.Wheelhouse.x', value: '' }])).toContain('Wheelhouse alone');
  expect(labelsProblem([{ key: ' ', value: '' }])).toBe('A label has no name.');
  expect(labelsProblem([...editable, { key: 'a', value: '' }])).toContain('called a');
  expect(labelsProblem(editable)).toBeNull();
});
