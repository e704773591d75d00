import { applyDocument } from '@/lib/access-code/apply';
import { exportDocument } from '@/lib/access-code/export';
import { planDocument } from '@/lib/access-code/plan';
import {
  accessPlan,
  appliedPlan,
  applyWish,
  exportQuestion,
  mostDocumentBytes,
  planQuestion,
} from '@/lib/access-code/schema';
import { defineRoute } from '@/lib/api/define-route';
import { FileAnswer } from '@/lib/api/route';

const mediaType = 'application/yaml';

export const accessCodeRoutes = [
  defineRoute({
    method: 'GET',
    path: '/access/export',
    summary: 'Access as one YAML document',
    description: 'Roles, teams, collections with their limits and quotas, image prefixes and grants.',
    permission: { signedIn: 'Holds what the person may see; the handler asks for access.view somewhere.' },
    effect: 'read',
    query: exportQuestion,
    response: { mediaType },
    handler: async ({ actor, query: { scope }, db }) => {
      const text = await exportDocument(db, actor, scope);
      return new FileAnswer(mediaType, 'access.yaml', new TextEncoder().encode(text));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/access/plan',
    summary: 'Tell what an edited document would change, and what is wrong with it',
    description: 'Changes nothing. The hash of the answer is what POST /access/apply takes.',
    permission: { signedIn: 'Compares with what the person may see, and tries each change as theirs.' },
    effect: 'read',
    body: planQuestion,
    mostBytes: mostDocumentBytes,
    response: accessPlan,
    handler: ({ actor, body: { document } }) => planDocument(actor, document),
  }),
  defineRoute({
    method: 'POST',
    path: '/access/apply',
    summary: 'Make access what a planned document says, wholly or not at all',
    description: 'Each change needs what it needs by itself.',
    permission: { signedIn: 'Each change is decided on by the function that makes it.' },
    stepUp: 'access',
    effect: 'change',
    previews: 'access',
    timeoutMs: 60_000,
    body: applyWish,
    mostBytes: mostDocumentBytes,
    response: appliedPlan,
    handler: ({ actor, body, db }) => applyDocument(db, actor, body),
  }),
];
