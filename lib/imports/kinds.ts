/** What can be imported and exported, and by which columns; the first ones say which record it is. */
export const importKinds = {
  people: {
    columns: ['username', 'fullName', 'email', 'kind', 'state'],
    required: ['username'],
  },
  teams: { columns: ['name', 'parent', 'description'], required: ['name'] },
  memberships: { columns: ['team', 'username'], required: ['team', 'username'] },
  grants: {
    columns: ['subject', 'role', 'collection', 'expiresAt', 'reason'],
    required: ['subject', 'role', 'collection'],
  },
} as const satisfies Readonly<
  Record<string, { readonly columns: readonly string[]; readonly required: readonly string[] }>
>;

export type ImportKind = keyof typeof importKinds;

export const importKindNames = Object.keys(importKinds) as ImportKind[];

/** One line of an import; columns that the file has not are absent, which leaves them as they are. */
export type ImportValues = Readonly<Partial<Record<string, string>>>;

export interface ImportLine {
  /** In the file; of JSON the place in the list, from 1 on. */
  readonly line: number;
  readonly values: ImportValues;
}
