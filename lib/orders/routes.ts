import { z } from 'zod';
import { defineRoute, type Route } from '@/lib/api/define-route';
import { extendOrder, placeOrder, removeOrder, retryOrder } from '@/lib/orders/changes';
import { getOrder, listCatalog, listOrders } from '@/lib/orders/queries';
import { catalogItemView, orderView, untilSchema } from '@/lib/orders/schema';

const ownOnly = 'an order is reached by its owner alone';
const idParams = z.strictObject({ id: z.uuid() });

export const orderRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/catalog',
    summary: 'What you are offered, with the form of each item',
    permission: { signedIn: 'the list holds only items on which the person has catalog.view' },
    effect: 'read',
    response: z.object({ items: z.array(catalogItemView) }),
    handler: async ({ actor, db }) => ({ items: await listCatalog(actor, db) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/orders',
    summary: 'Your orders, the newest first',
    permission: { signedIn: ownOnly },
    effect: 'read',
    response: z.object({ items: z.array(orderView) }),
    handler: async ({ actor, db }) => ({ items: await listOrders(actor, db) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/orders',
    summary: 'Order an item of the catalogue',
    permission: { signedIn: 'the item named in the body decides: catalog.order on its collection' },
    effect: 'change',
    body: z.strictObject({
      item: z.string().max(64),
      inputs: z.record(z.string().max(64), z.string().max(10_000)),
      until: untilSchema,
    }),
    response: orderView,
    created: (order) => `/orders/${order.id}`,
    handler: ({ actor, db, body }) => placeOrder(db, actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/orders/{id}',
    summary: 'One of your orders',
    permission: { signedIn: ownOnly },
    effect: 'read',
    params: idParams,
    response: orderView,
    handler: ({ actor, db, params }) => getOrder(actor, params.id, db),
  }),
  defineRoute({
    method: 'POST',
    path: '/orders/{id}/extend',
    summary: 'Keep it until another time',
    permission: { signedIn: ownOnly },
    effect: 'change',
    params: idParams,
    body: z.strictObject({ until: untilSchema }),
    response: orderView,
    handler: ({ actor, db, params, body }) => extendOrder(db, actor, params.id, body.until),
  }),
  defineRoute({
    method: 'POST',
    path: '/orders/{id}/retry',
    summary: 'Try again what needs attention',
    permission: { signedIn: ownOnly },
    effect: 'change',
    params: idParams,
    response: orderView,
    handler: ({ actor, db, params }) => retryOrder(db, actor, params.id),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/orders/{id}',
    summary: 'Remove it, with all that it holds',
    permission: { signedIn: ownOnly },
    effect: 'change',
    params: idParams,
    response: null,
    handler: ({ actor, db, params }) => removeOrder(db, actor, params.id),
  }),
];
