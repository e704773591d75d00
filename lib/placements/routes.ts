import { defineRoute } from '@/lib/api/define-route';
import { pageOf } from '@/lib/paging/page';
import { findPlaced, movePlacement } from '@/lib/placements/move';
import { previewMove } from '@/lib/placements/preview';
import { listPlacements } from '@/lib/placements/queries';
import {
  movePreview,
  movePreviewQuestion,
  placementFilter,
  placementView,
  placementWish,
} from '@/lib/placements/schema';

export const placementRoutes = [
  defineRoute({
    method: 'GET',
    path: '/placements',
    summary: 'List which collections things are in',
    permission: { signedIn: 'Lists only what the person may see.' },
    effect: 'read',
    query: placementFilter,
    response: pageOf(placementView),
    handler: ({ actor, query, db }) => listPlacements(actor, query, db),
  }),
  defineRoute({
    method: 'PUT',
    path: '/placements',
    summary: 'Move something into a collection',
    description: 'Needs access.manage where it is and where it goes.',
    permission: {
      operation: 'access.manage',
      on: async ({ body }, { actor, db }) => (await findPlaced(db, actor, body)).collection,
    },
    effect: 'change',
    previews: 'access',
    body: placementWish,
    response: placementView,
    handler: ({ actor, body, db }) => movePlacement(db, actor, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/placements/preview',
    summary: 'Tell what moving things into a collection would change',
    description: 'Moves nothing. Needs access.manage where they go; each thing is decided on by itself.',
    permission: { operation: 'access.manage', on: ({ body }) => body.collection },
    effect: 'read',
    body: movePreviewQuestion,
    response: movePreview,
    handler: ({ actor, body, db }) => previewMove(actor, body, db),
  }),
];
