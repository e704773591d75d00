import { defineRoute } from '@/lib/api/define-route';
import { accessMatrixOf } from '@/lib/effective/matrix';
import { placeOfResource } from '@/lib/effective/place-of-resource';
import { accessMatrix, matrixQuestion, whyAnswer, whyQuestion } from '@/lib/effective/schema';
import { listWhoCan, whoCan, whoCanQuestion } from '@/lib/effective/who-can';
import { whyAccess } from '@/lib/effective/why';
import { accessExplanation, accessQuestion, explainAccess } from '@/lib/grants/explain-access';

export const effectiveAccessRoutes = [
  defineRoute({
    method: 'GET',
    path: '/access/effective',
    summary: 'Who may do what where, as a matrix',
    description: 'Of a user or a team by collection, or of a collection or a resource by person.',
    permission: { signedIn: 'About oneself; of others the handler shows what access.view shows.' },
    effect: 'read',
    query: matrixQuestion,
    response: accessMatrix,
    handler: ({ actor, query, db }) => accessMatrixOf(actor, query, db),
  }),
  defineRoute({
    method: 'GET',
    path: '/access/why',
    summary: 'Why a cell of the matrix is as it is',
    permission: { signedIn: 'About oneself; about others the handler asks for access.view there.' },
    effect: 'read',
    query: whyQuestion,
    response: whyAnswer,
    handler: ({ actor, query, db }) => whyAccess(actor, query, db),
  }),
  defineRoute({
    method: 'GET',
    path: '/access/explain',
    summary: 'Why somebody may do something, or what is missing',
    permission: { signedIn: 'About oneself; about others the handler asks for access.view there.' },
    effect: 'read',
    query: accessQuestion,
    response: accessExplanation,
    handler: ({ actor, query, db }) => explainAccess(actor, query, db),
  }),
  defineRoute({
    method: 'GET',
    path: '/access/who-can',
    summary: 'Who may do something somewhere',
    description: 'On a collection, or on a thing as CLUSTER/KIND/ID.',
    permission: {
      operation: 'access.view',
      on: async ({ query: { collection, resource } }, { actor, db }) =>
        collection ?? (await placeOfResource(db, actor, resource ?? '')).path,
    },
    effect: 'read',
    query: whoCanQuestion,
    response: whoCan,
    handler: ({ actor, query, db }) => listWhoCan(actor, query, db),
  }),
];
