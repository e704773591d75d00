import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { beginDeployment, beginRemoval } from '@/lib/deployments/begin';
import { continueDeployment, stopDeployment } from '@/lib/deployments/changes';
import { getDeployment, listDeployments } from '@/lib/deployments/queries';
import {
  deploymentFilter,
  deploymentView,
  mostDeploymentBytes,
  newDeployment,
  newRemoval,
} from '@/lib/deployments/schema';
import { pageOf } from '@/lib/paging/page';

const own = { signedIn: 'a deployment is reached by whoever asked for it alone' } as const;
const perStep = {
  signedIn: 'every step takes its own right at the door, at the moment when it is done',
} as const;
const params = z.strictObject({ deployment: z.uuid() });

export const deploymentRoutes = [
  defineRoute({
    method: 'GET',
    path: '/deployments',
    summary: 'Your deployments and removals of stacks, the last one of each stack',
    permission: own,
    effect: 'read',
    query: deploymentFilter,
    response: pageOf(deploymentView),
    handler: ({ actor, query, db }) => listDeployments(actor, query, db),
  }),
  defineRoute({
    method: 'POST',
    path: '/deployments',
    summary: 'Deploy a stack from its compose file',
    description:
      'It is carried out step by step, as you and with the rights that you have at each step, whether or not anybody watches. What it sends is kept encrypted until it is done, and for a day where it failed.',
    permission: perStep,
    effect: 'change',
    body: newDeployment,
    mostBytes: mostDeploymentBytes,
    response: deploymentView,
    created: ({ id }) => `/deployments/${id}`,
    handler: ({ actor, body, db }) => beginDeployment(db, actor, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/deployments/removals',
    summary: 'Remove a stack',
    description:
      'What is named goes, part by part, as you and with the rights that you have at each step, whether or not anybody watches: by its id, and only while it belongs to the stack. Volumes stay. A part that is refused keeps no other from going.',
    permission: perStep,
    effect: 'change',
    body: newRemoval,
    response: deploymentView,
    created: ({ id }) => `/deployments/${id}`,
    handler: ({ actor, body, db }) => beginRemoval(db, actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/deployments/{deployment}',
    summary: 'How far a deployment is',
    permission: own,
    effect: 'read',
    params,
    response: deploymentView,
    handler: ({ actor, params: { deployment }, db }) => getDeployment(actor, deployment, db),
  }),
  defineRoute({
    method: 'POST',
    path: '/deployments/{deployment}/continue',
    summary: 'Go on with a deployment that failed',
    permission: own,
    effect: 'change',
    params,
    response: deploymentView,
    handler: ({ actor, params: { deployment }, db }) => continueDeployment(db, actor, deployment),
  }),
  defineRoute({
    method: 'POST',
    path: '/deployments/{deployment}/stop',
    summary: 'Leave a deployment where it is',
    permission: own,
    effect: 'change',
    params,
    response: deploymentView,
    handler: ({ actor, params: { deployment }, db }) => stopDeployment(db, actor, deployment),
  }),
];
