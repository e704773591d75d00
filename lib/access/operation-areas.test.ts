import { expect, it } from 'vitest';
import { operationAreas, operationsDiff } from '@/lib/access/operation-areas';
import { operations } from '@/lib/access/operations';

it('holds each operation of the catalogue once', () => {
  const held = operationAreas.flatMap((area) => area.operations.map((entry) => entry.operation));
  expect([...held].sort()).toEqual([...operations].sort());
});

it('keeps administration in one area', () => {
  const areas = operationAreas.map((area) => area.area);
  expect(areas.filter((area) => area === 'administration')).toHaveLength(1);
  expect(areas).not.toContain('audit');
});

it('tells what a change adds and takes away', () => {
  expect(operationsDiff(['container.view', 'container.exec'], ['container.view', 'image.pull'])).toEqual({
    added: ['image.pull'],
    removed: ['container.exec'],
  });
});
