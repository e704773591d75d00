import { expect, it } from 'vitest';
import { crumbsOf } from '@/components/shell/crumbs';

const id = 'a'.repeat(64);

it('keeps the cluster apart from the trail', () => {
  const crumbs = crumbsOf(`/ops/local/containers/${id}`);
  expect(crumbs.view).toEqual({ href: '/ops', label: 'Ops' });
  expect(crumbs.cluster).toEqual({ name: 'local', rest: 'containers' });
  expect(crumbs.trail.map((link) => link.label)).toEqual(['Containers', id.slice(0, 12)]);
});

it('names the areas of administration and keeps the names of things', () => {
  expect(crumbsOf('/admin/teams/audit').trail).toEqual([
    { href: '/admin/teams', label: 'Teams' },
    { href: '/admin/teams/audit', label: 'audit' },
  ]);
});

it('says what a page is about whose thing stands in the query', () => {
  expect(crumbsOf('/admin/collections/view').trail.at(-1)?.label).toBe('Collection');
  expect(crumbsOf('/admin/teams/view').trail.at(-1)?.label).toBe('view');
});

it('calls the pages of an account as they are called there', () => {
  expect(crumbsOf('/account/access').trail.at(-1)?.label).toBe('My access');
  expect(crumbsOf('/admin/access').trail.at(-1)?.label).toBe('Access');
});

it('has nothing to say at the root', () => {
  expect(crumbsOf('/')).toEqual({ view: null, cluster: null, trail: [] });
});

it('leaves out a folder without a page', () => {
  expect(crumbsOf('/desk/order/website').trail).toEqual([{ href: '/desk/order/website', label: 'Order' }]);
});
