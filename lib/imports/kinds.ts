interface FileForm {
  /** The first ones say which record it is. */
  readonly columns: readonly string[];
  readonly required: readonly string[];
  /** The list of the console that shows what was imported. */
  readonly area: string;
}

/** What can be imported and exported, and by which columns. */
export const importKinds = {
  people: {
    columns: ['username', 'fullName', 'email', 'kind', 'state'],
    required: ['username'],
    area: 'people',
  },
  'service-accounts': {
    columns: ['username', 'fullName', 'email', 'owner', 'state'],
    required: ['username'],
    area: 'service-accounts',
  },
  teams: { columns: ['name', 'parent', 'description'], required: ['name'], area: 'teams' },
  memberships: { columns: ['team', 'username'], required: ['team', 'username'], area: 'teams' },
  roles: {
    columns: ['name', 'description', 'operations'],
    required: ['name', 'operations'],
    area: 'roles',
  },
  collections: { columns: ['path', 'exclusive'], required: ['path'], area: 'collections' },
  'image-prefixes': {
    columns: ['prefix', 'collection'],
    required: ['prefix', 'collection'],
    area: 'image-prefixes',
  },
  grants: {
    columns: ['subject', 'role', 'collection', 'expiresAt', 'reason'],
    required: ['subject', 'role', 'collection'],
    area: 'grants',
  },
} as const satisfies Readonly<Record<string, FileForm>>;

export type ImportKind = keyof typeof importKinds;

export const importKindNames = Object.keys(importKinds) as ImportKind[];

/** E.g. "Image prefixes". */
export function importKindWords(kind: ImportKind): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1).replace('-', ' ')}`;
}

/** One line of an import; columns that the file has not are absent, which leaves them as they are. */
export type ImportValues = Readonly<Partial<Record<string, string>>>;

export interface ImportLine {
  /** In the file; of JSON the place in the list, from 1 on. */
  readonly line: number;
  readonly values: ImportValues;
}
