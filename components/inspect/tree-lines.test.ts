import { expect, it } from 'vitest';
import { copyText, openablePaths, treeLines } from '@/components/inspect/tree-lines';

const inspected = {
  Id: 'abc',
  HostConfig: { Memory: 0, PortBindings: { '80/tcp': [{ HostPort: '8080' }] }, Binds: null },
  Mounts: [{ Name: 'data', Destination: '/data' }],
  Labels: {},
};
const closed = () => false;
const paths = (search: string, isOpen: (path: string) => boolean = closed) =>
  treeLines(inspected, isOpen, search).map(({ path }) => path);

it('shows what is open, by paths that jq takes', () => {
  expect(paths('')).toEqual(['.Id', '.HostConfig', '.Mounts', '.Labels']);
  expect(paths('', () => true)).toEqual([
    '.Id',
    '.HostConfig',
    '.HostConfig.Memory',
    '.HostConfig.PortBindings',
    '.HostConfig.PortBindings["80/tcp"]',
    '.HostConfig.PortBindings["80/tcp"][0]',
    '.HostConfig.PortBindings["80/tcp"][0].HostPort',
    '.HostConfig.Binds',
    '.Mounts',
    '.Mounts[0]',
    '.Mounts[0].Name',
    '.Mounts[0].Destination',
    '.Labels',
  ]);
});

it('finds keys, values and paths, and opens what leads there', () => {
  expect(paths('8080').at(-1)).toBe('.HostConfig.PortBindings["80/tcp"][0].HostPort');
  expect(paths('memory')).toEqual(['.HostConfig', '.HostConfig.Memory']);
  expect(paths('hostconfig.mem')).toEqual(['.HostConfig', '.HostConfig.Memory']);
  expect(paths('nothing of the kind')).toEqual([]);
});

it('lets a match that holds no other be opened whole', () => {
  expect(paths('PortBind')).toEqual(['.HostConfig', '.HostConfig.PortBindings']);
  expect(paths('PortBind', (path) => path === '.HostConfig.PortBindings')).toContain(
    '.HostConfig.PortBindings["80/tcp"]',
  );
});

it('counts places among the siblings that are shown', () => {
  expect(treeLines(inspected, closed, 'abc')).toMatchObject([{ position: 1, siblings: 1, isMatch: true }]);
});

it('knows what can be opened, and copies text as it is', () => {
  expect(openablePaths({ a: { b: [] }, c: [1] })).toEqual(['.a', '.c']);
  expect([copyText('a "b"'), copyText({ a: 1 })]).toEqual(['a "b"', '{\n  "a": 1\n}']);
});
