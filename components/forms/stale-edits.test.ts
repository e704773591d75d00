import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/**
 * `useSave` and `api` make every change say which state of the record was shown. Those that say that
 * there is none stand here, with why nothing can be lost by it.
 */
const neverStale: Readonly<Record<string, string>> = {
  'app/admin/alerts/webhook-menu.tsx': 'Its POSTs send a message or make a secret; its edits are checked.',
  'app/admin/people/[username]/person-dialogs.tsx': 'A new password replaces whatever it was.',
  'app/admin/sign-in/local-accounts.tsx': 'Somebody is kept for emergencies or not.',
  'app/admin/sign-in/provider-menu.tsx': 'Its POSTs try and synchronise; its edits are checked.',
  'app/admin/teams/[team]/add-member.tsx': 'Somebody is in a team or not.',
  'app/admin/teams/[team]/take-out.tsx': 'Somebody is in a team or not.',
  'components/access/confirm-end.tsx': 'Mappings and links are made and ended, never edited.',
  'components/access/use-effect-preview.ts': 'A dry run changes nothing.',
  'components/account/linked-accounts.tsx': 'A link is made and removed, never edited.',
  'components/account/revoke-button.tsx': 'Credentials are made and ended, never edited.',
  'components/orders/remove-order.tsx': 'An order that goes takes with it whatever it was.',
  'components/resources/move/move-dialog.tsx':
    'Where things are is no record of its own; each move is decided on.',
  'components/second-factors/rename-factor.tsx': 'A name that nobody but its owner sees.',
  'components/view-as/viewing-banner.tsx': 'Viewing is ended, not edited.',
};

const unchecked = /\bshown: null\b|\bshown: undefined\b|\bifMatch: undefined\b|\? edited\w+\([^)]*\) : null/;
const past = /\brequest(?:<[^(]*>)?\(\s*'(?:PUT|PATCH|DELETE)',\s*[`']\/api\/v1/;

test('every form that edits a record says which state of it was shown', () => {
  expect(sourcesWith(unchecked)).toEqual(Object.keys(neverStale).sort());
});

test('no form goes past that', () => {
  expect(sourcesWith(past)).toEqual([]);
});

function sourcesWith(pattern: RegExp): string[] {
  return ['app', 'components']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && pattern.test(readFileSync(file, 'utf8')))
    .sort();
}
