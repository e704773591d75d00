import { expect } from 'vitest';

/** Something that is put on record: how it comes about, and what its entry must say. */
export interface Kind {
  readonly what: string;
  /** @returns the id of the request, by which its entry is found */
  readonly cause: () => Promise<string>;
  readonly says: Record<string, unknown>;
}

export const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const done = { outcome: 'done', status: expect.any(Number), request: expect.any(Object) };
export const refused = { outcome: 'refused', request: expect.any(Object), allowedBy: '' };
export const nobody = { actor: 'anonymous', userId: null, credential: '', credentialId: '' };
