import { expect, it } from 'vitest';
import { changesOf } from '@/app/ops/overview/changes';
import type { AuditRecord } from '@/lib/audit/schema';

const entry = (operation: string) => ({ operation }) as AuditRecord;

it('tells of what was changed, not of who came or looked', () => {
  const operations = ['service.update', 'service.view-env', 'session.begin', 'network.view', 'stack.remove'];
  expect(changesOf(operations.map(entry)).map(({ operation }) => operation)).toEqual([
    'service.update',
    'stack.remove',
  ]);
});

it('tells of the latest ten', () => {
  expect(changesOf(Array.from({ length: 30 }, () => entry('volume.create')))).toHaveLength(10);
});
