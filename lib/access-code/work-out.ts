import { createHash } from 'node:crypto';
import { rootCollection } from '@/lib/access/collection-path';
import { currentDocument, seenSections } from '@/lib/access-code/current-document';
import type { AccessDocument, Section } from '@/lib/access-code/document';
import { type ReadDocument, readDocument } from '@/lib/access-code/read-document';
import type { DocumentError } from '@/lib/access-code/schema';
import type { Step } from '@/lib/access-code/step';
import { stepsBetween } from '@/lib/access-code/steps/steps-between';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { missingRight } from '@/lib/grants/authorise';

export interface WorkedOut {
  readonly steps: readonly Step[];
  /** Of what is and what is wished: the same plan again only while neither moves. */
  readonly hash: string;
  readonly placeOf: (path: Step['path']) => { readonly line: number; readonly column: number };
}

/** What an edited document would change, against what is now; or what is wrong with it. */
export async function workOut(
  tx: Db,
  actor: Actor,
  text: string,
): Promise<WorkedOut | { readonly problems: readonly DocumentError[] }> {
  const read = readDocument(text);
  if (read.document === null) return { problems: read.problems.map((problem) => ({ ...problem })) };
  const hidden = hiddenSections(actor, read);
  if (hidden.length > 0) return { problems: hidden };
  const { document, placeOf } = read;
  const current = await currentDocument(tx, actor, document.scope);
  return {
    steps: stepsBetween(current, document),
    hash: hashOf(current, document),
    placeOf,
  };
}

const needed: Readonly<Record<Section, 'role.view' | 'team.view' | 'access.view'>> = {
  roles: 'role.view',
  teams: 'team.view',
  collections: 'access.view',
  prefixes: 'access.view',
  grants: 'access.view',
};

/** A section of which its writer does not see what is would be taken for all there is. */
function hiddenSections(
  actor: Actor,
  { document, placeOf }: Extract<ReadDocument, { document: AccessDocument }>,
): DocumentError[] {
  const seen = seenSections(actor, document.scope);
  const sections = Object.keys(needed) as Section[];
  return sections.flatMap((section) => {
    if (document[section] === undefined || seen[section]) return [];
    const isGlobal = section === 'roles' || section === 'teams';
    const { message } = missingRight(needed[section], isGlobal ? rootCollection : document.scope);
    return [{ ...placeOf([section]), message }];
  });
}

function hashOf(current: AccessDocument, wished: AccessDocument): string {
  const managed = Object.fromEntries(
    Object.entries(current).filter(([section]) => wished[section as Section] !== undefined),
  );
  return createHash('sha256')
    .update(JSON.stringify([managed, wished]))
    .digest('hex');
}
