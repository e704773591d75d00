/** "/" or "/A/B": one tree, names of letters, digits, ".", "_" and "-". */
export type CollectionPath = string;

export const rootCollection: CollectionPath = '/';
export const sharedCollection: CollectionPath = '/Shared';
export const systemCollection: CollectionPath = '/System';
export const privateCollections: CollectionPath = '/Shared/Private';

const form = /^(?:\/|(?:\/[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?)+)$/;

/** Whether the text is a collection path in its one written form. */
export function isCollectionPath(text: string): text is CollectionPath {
  return text.length <= 1024 && form.test(text);
}

/** Null for the root. */
export function parentCollection(path: CollectionPath): CollectionPath | null {
  if (path === rootCollection) return null;
  return path.slice(0, path.lastIndexOf('/')) || rootCollection;
}

/** The path itself first, then each ancestor up to the root. */
export function collectionAndAncestors(path: CollectionPath): CollectionPath[] {
  const chain: CollectionPath[] = [];
  for (let at: CollectionPath | null = path; at !== null; at = parentCollection(at)) chain.push(at);
  return chain;
}

/** Whether `path` is `ancestor` or below it. */
export function isWithin(path: CollectionPath, ancestor: CollectionPath): boolean {
  return ancestor === rootCollection || path === ancestor || path.startsWith(`${ancestor}/`);
}

/** Where a person's things go that name no collection. */
export function privateCollectionOf(username: string): CollectionPath {
  return `${privateCollections}/${username}`;
}

/** Whose private collection a path is; null for any other, also for one below somebody's own. */
export function ownerOfPrivate(path: CollectionPath): string | null {
  return parentCollection(path) === privateCollections ? path.slice(privateCollections.length + 1) : null;
}
