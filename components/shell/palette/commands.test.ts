import { expect, it } from 'vitest';
import { fixedCommands, groupedCommands } from '@/components/shell/palette/commands';
import type { ShellFacts } from '@/components/shell/shell-facts';

const developer: ShellFacts = {
  username: 'dev',
  fullName: '',
  views: [{ href: '/apps', label: 'Apps' }],
  adminAreas: [],
  alerts: null,
  notices: null,
  clusters: [{ name: 'local', isReachable: true }],
};

it('offers no page of a view that the person does not reach', () => {
  const hrefs = fixedCommands(developer, []).map((command) =>
    'href' in command.target ? command.target.href : '',
  );
  expect(hrefs).toContain('/apps');
  expect(hrefs.filter((href) => href.startsWith('/ops') || href.startsWith('/admin'))).toEqual([]);
});

it('finds every page of the account', () => {
  const commands = fixedCommands(developer, []);
  for (const [words, label] of [
    ['my requests', 'My requests'],
    ['docker cli', 'Connect'],
    ['account security', 'Security'],
  ] as const) {
    const [group] = groupedCommands(commands, words, 9);
    expect(group?.commands[0]?.label).toBe(label);
  }
});

it('finds by every word and prefers the beginning of the label', () => {
  const commands = fixedCommands(
    { ...developer, adminAreas: [{ href: '/admin/audit', label: 'Audit log' }] },
    [{ id: 'a', label: 'Open the audit log', run: () => undefined }],
  );
  const found = groupedCommands(commands, 'audit log', 9);
  expect(found.map(({ name, commands: each }) => [name, each.map(({ label }) => label)])).toEqual([
    ['Pages', ['Audit log']],
    ['On this page', ['Open the audit log']],
  ]);
});

it('offers all of it while nothing is typed, what can be done here first', () => {
  const commands = fixedCommands(developer, [{ id: 'a', label: 'Start web', run: () => undefined }]);
  expect(groupedCommands(commands, ' ', 50).map(({ name }) => name)).toEqual(['On this page', 'Pages']);
});
