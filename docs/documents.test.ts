import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accountPages } from '@/components/shell/account-pages';
import { adminAreaLabels } from '@/components/shell/admin-area-labels';
import { documents, read } from '@/docs/read-documents';

/** Everything in `documents` that the expression finds, as "document: what was found". */
function found(expression: RegExp): { readonly document: string; readonly parts: readonly string[] }[] {
  return documents.flatMap((document) =>
    [...read(document).matchAll(expression)].map((match) => ({
      document,
      parts: match.slice(1).map((part) => part ?? ''),
    })),
  );
}

const foldersIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(`${folder}/${entry.name}`).length > 0)
    .map(({ name }) => name)
    .sort();

describe('what the documents name is there', () => {
  it.each([
    'README.md',
    'ARCHITECTURE.md',
    ...readdirSync('docs/decisions').map((name) => `docs/decisions/${name}`),
    ...documents,
  ])('links of %s lead to files', (document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(dirname(document), link)))).toEqual([]);
  });

  it('paths of the tree', () => {
    const folders = 'app|components|lib|gateway|worker|supervise|prisma|e2e|bench|scripts|docs';
    const paths = found(new RegExp(`\`((?:${folders})/[^\`\\s*{]*)\``, 'g'));
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter(({ parts: [path = ''] }) => !existsSync(path))).toEqual([]);
  });

  it('commands of npm', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const commands = found(/npm run (?:-s )?([a-z][a-z:-]*)/g);
    expect(commands.length).toBeGreaterThan(5);
    expect(commands.filter(({ parts: [name = ''] }) => !(name in scripts))).toEqual([]);
  });

  it('pages of the account and of administration', () => {
    const names: Readonly<Record<string, readonly string[]>> = {
      Account: accountPages.map(({ label }) => label),
      Admin: Object.values(adminAreaLabels),
    };
    const pages = found(/(Account|Admin) → ([A-Z][A-Za-z -]*)/g);
    expect(pages.length).toBeGreaterThan(20);
    const isThere = (view: string, text: string) =>
      (names[view] ?? []).some((name) => text === name || text.startsWith(`${name} `));
    expect(pages.filter(({ parts: [view = '', text = ''] }) => !isThere(view, text))).toEqual([]);
  });
});

describe('the map of the architecture', () => {
  const [, inLib = '', inGateway = ''] =
    /### In lib\/\n(.*?)### In gateway\/\n(.*?)\n## /s.exec(read('ARCHITECTURE.md')) ?? [];
  /** Names in the first column of a table. */
  const named = (table: string) =>
    [...table.matchAll(/^\| (.*?) \|/gm)]
      .flatMap(([, cell = '']) => [...cell.matchAll(/`([a-z0-9-]+)`/g)])
      .map(([, name = '']) => name)
      .sort();

  it('tells of each folder of lib once', () => expect(named(inLib)).toEqual(foldersIn('lib')));
  it('tells of each folder of gateway once', () => expect(named(inGateway)).toEqual(foldersIn('gateway')));
});

it('the list of decisions is what is there', () => {
  const pages = readdirSync('docs/decisions')
    .filter((name) => /^\d{4}-/.test(name))
    .sort();
  const lines = pages.map((name) => {
    const [title = ''] = read(`docs/decisions/${name}`).split('\n');
    expect(title).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. `));
    return `- [${title.slice(2)}](${name})`;
  });
  expect(read('docs/decisions/README.md')).toContain(`\n\n${lines.join('\n')}\n`);
});
