import { expect } from 'vitest';
import type { Attempt } from '@/e2e/chaos/load';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

interface Entry {
  readonly outcome: string;
  readonly operation: string;
  readonly resource: { readonly id: string; readonly name: string };
}

/** Every entry of the audit log about what a person did. */
async function entriesOf(person: Person, operation = ''): Promise<Entry[]> {
  const { api } = await stand.admin();
  const entries: Entry[] = [];
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { items: Entry[]; nextCursor: string | null } = await api.get(
      `/audit?actor=${person.username}&limit=100${operation && `&operation=${operation}`}${after}`,
    );
    entries.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return entries;
}

/**
 * Holds what is at the engine against what was answered and what is on record: nothing is there that
 * was not recorded as intended, what was answered as made is there, and what was refused is not. All
 * that was begun is concluded.
 */
export async function expectTheRecordToHold(
  person: Person,
  collection: string,
  attempts: readonly Attempt[],
): Promise<void> {
  const entries = await waitFor(
    'all that was begun to be concluded',
    async () => {
      const all = await entriesOf(person);
      return all.every(({ outcome }) => outcome !== 'pending') && all;
    },
    { timeoutMs: 90_000, intervalMs: 1_000 },
  );
  const recorded = new Set(entries.flatMap(({ resource }) => [resource.name, resource.id]));
  const there = await stand.dockerAtEngine.run(
    ...['ps', '-a', '--no-trunc', '--filter', `label=io.wheelhouse.collection=${collection}`],
    ...['--format', '{{.ID}} {{.Names}}'],
  );
  const names = new Set<string>();
  for (const line of there.split('\n').filter(Boolean)) {
    const [id = '', name = ''] = line.split(' ');
    names.add(name);
    expect(recorded.has(id) || recorded.has(name), `${name} is at the engine and not on record`).toBe(true);
  }
  for (const { name, status } of attempts) {
    if (status === 201) expect(names.has(name), `${name} was answered as made`).toBe(true);
    if (status === 503) expect(names.has(name), `${name} was refused`).toBe(false);
  }
}

/** The same of teams, whose record is of the same moment: a team is there when and only when that is on record. */
export async function expectTeamsToBeOnRecord(person: Person, attempts: readonly Attempt[]): Promise<void> {
  const entries = await entriesOf(person, 'team.manage');
  const recorded = new Set(
    entries.filter(({ outcome }) => outcome === 'done').map(({ resource }) => resource.name),
  );
  const { api } = await stand.admin();
  for (const { name, status } of attempts) {
    const isThere = (await api.call('GET', `/teams/${name}`)).status === 200;
    expect(isThere, `${name} (${status}) is there as the record says`).toBe(recorded.has(name));
    if (status === 201) expect(isThere, `${name} was answered as made`).toBe(true);
  }
}
