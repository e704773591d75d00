import type { z } from 'zod';
import { isWithin } from '@/lib/access/collection-path';
import { type AccessDocument, accessDocument, keyOf, type Section } from '@/lib/access-code/document';
import { readYaml, type YamlProblem } from '@/lib/yaml/read-yaml';
import { type YamlPlace, yamlPlaces } from '@/lib/yaml/yaml-places';

export type DocumentPath = readonly (string | number)[];

export type ReadDocument =
  | {
      readonly document: AccessDocument;
      readonly placeOf: (path: DocumentPath) => YamlPlace;
      readonly problems: readonly [];
    }
  | { readonly document: null; readonly problems: readonly YamlProblem[] };

/** Reads a document; what is wrong with its form is told with its lines. */
export function readDocument(text: string): ReadDocument {
  const yaml = readYaml(text);
  if (yaml.problems.length > 0) return { document: null, problems: yaml.problems };
  const placeOf = yamlPlaces(text);
  const read = accessDocument.safeParse(yaml.value);
  if (!read.success) {
    const problems = read.error.issues.map((issue) => {
      const keys = issue.path.filter((key) => typeof key !== 'symbol');
      return { ...placeOf(keys), message: inWords(issue, keys) };
    });
    return { document: null, problems };
  }
  const problems = contradictions(read.data).map(({ path, message }) => ({ ...placeOf(path), message }));
  if (problems.length > 0) return { document: null, problems };
  return { document: read.data, placeOf, problems: [] };
}

function inWords(issue: z.core.$ZodIssue, keys: DocumentPath): string {
  if (issue.code === 'unrecognized_keys') {
    return `There is no ${issue.keys.map((key) => `"${key}"`).join(' and no ')} here.`;
  }
  const [name] = keys.filter((key) => typeof key === 'string').slice(-1);
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
    return `"${name}" is missing.`;
  }
  return `${name === undefined ? 'The document' : `"${name}"`}: ${issue.message}.`;
}

interface Contradiction {
  readonly path: DocumentPath;
  readonly message: string;
}

function contradictions(document: AccessDocument): Contradiction[] {
  return [
    ...twice(document.roles, 'roles', keyOf.roles),
    ...twice(document.teams, 'teams', keyOf.teams),
    ...twice(document.collections, 'collections', keyOf.collections),
    ...twice(document.prefixes, 'prefixes', keyOf.prefixes),
    ...twice(document.grants, 'grants', keyOf.grants),
    ...outside(document),
  ];
}

function twice<T>(
  records: readonly T[] | undefined,
  section: Section,
  keyOfRecord: (record: T) => string,
): Contradiction[] {
  const seen = new Set<string>();
  return (records ?? []).flatMap((record, index) => {
    const key = keyOfRecord(record);
    const isKnown = seen.has(key);
    seen.add(key);
    return isKnown ? [{ path: [section, index], message: `${key} is listed twice.` }] : [];
  });
}

function outside({ scope, collections = [], prefixes = [], grants = [] }: AccessDocument): Contradiction[] {
  const places = [
    ...collections.map(({ path }, index) => ({ collection: path, path: ['collections', index] })),
    ...prefixes.map(({ collection }, index) => ({ collection, path: ['prefixes', index] })),
    ...grants.map(({ collection }, index) => ({ collection, path: ['grants', index] })),
  ];
  return places.flatMap(({ collection, path }) =>
    isWithin(collection, scope)
      ? []
      : [{ path, message: `${collection} is outside ${scope}, which the document is about.` }],
  );
}
