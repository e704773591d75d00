import { operationWords } from '@/components/access/operation-words';
import { operationAreas } from '@/lib/access/operation-areas';
import type { AccessEffect, EffectChange } from '@/lib/effects/schema';

type Person = AccessEffect['people'][number];

/** People for whom the same changes. */
export interface PeopleGroup {
  readonly people: readonly Person[];
  readonly gained: readonly EffectChange[];
  readonly lost: readonly EffectChange[];
}

/** The largest group first. */
export function groupPeople(people: readonly Person[]): PeopleGroup[] {
  const groups = new Map<string, Person[]>();
  for (const person of people) {
    const key = JSON.stringify([person.gained, person.lost]);
    const group = groups.get(key);
    if (group) group.push(person);
    else groups.set(key, [person]);
  }
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      return first ? [{ people: group, gained: first.gained, lost: first.lost }] : [];
    })
    .sort((a, b) => b.people.length - a.people.length);
}

interface ChangesOn {
  readonly collection: string;
  readonly until: string | null;
  readonly count: number;
  /** By what they are about, in words. */
  readonly areas: readonly { readonly label: string; readonly words: string }[];
}

/** Changes by collection and end. */
export function changesInWords(changes: readonly EffectChange[]): ChangesOn[] {
  const groups = new Map<string, EffectChange[]>();
  for (const change of changes) {
    const key = `${change.collection} ${change.until}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const held = new Set(group.map(({ operation }) => operation));
    return [
      {
        collection: first.collection,
        until: first.until,
        count: group.length,
        areas: areasInWords(held),
      },
    ];
  });
}

/** E.g. "Containers: see, stop, exec"; what administers is named in full. */
export function areasInWords(held: ReadonlySet<string>): { label: string; words: string }[] {
  return operationAreas.flatMap(({ area, label, operations }) => {
    const here = operations.filter(({ operation }) => held.has(operation));
    if (here.length === 0) return [];
    if (area === 'administration') {
      return [{ label, words: here.map(({ summary }) => summary.toLowerCase()).join(', ') }];
    }
    if (here.length === operations.length && here.length > 3) return [{ label, words: 'everything' }];
    return [{ label, words: operationWords(here.map(({ operation }) => operation)) }];
  });
}
