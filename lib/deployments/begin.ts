import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { makingToken } from '@/lib/auth/own-credentials';
import { getCluster } from '@/lib/clusters/queries';
import type { Db } from '@/lib/db/client';
import { auditSubject, queueDeployment } from '@/lib/deployments/changes';
import { sealPlan } from '@/lib/deployments/plan';
import { getDeployment } from '@/lib/deployments/queries';
import type { DeploymentView, NewDeployment, NewRemoval } from '@/lib/deployments/schema';
import { type DeploymentStep, removalsOf, stepsOf, stepWords } from '@/lib/deployments/steps';
import { reasonOf } from '@/lib/log/reason-of';
import { conflict, Problem } from '@/lib/problems/problem';
import { readCompose } from '@/lib/stacks/compose/read-compose';
import type { StackPlan } from '@/lib/stacks/compose/translate';
import { requireStepUp } from '@/lib/step-up/needed';

/** More than this at a time is a mistake, and would keep others waiting. */
const mostUnderWay = 10;

/**
 * Stores a deployment with its plan, and the job that carries it out, in one transaction. It takes the
 * place of the person's last one of the same stack. Every step is decided on when it is done.
 *
 * @throws Problem 404 for the cluster, 422 for the file, 409 while the stack is being deployed
 */
export async function beginDeployment(
  tx: Db,
  actor: Actor,
  wish: NewDeployment,
): Promise<Change<DeploymentView>> {
  const plan = planOf(wish);
  const kept = plan.services.find(({ name }) => wish.remove.includes(name));
  if (kept) throw invalidAt('remove', `${kept.name} is in the file.`);
  if (wish.remove.length > 0) await requireStepUp(actor, 'delete');
  const begun = await store(tx, actor, wish, 'deploy', stepsOf(plan, wish.remove));
  const { id } = begun.result;
  await tx.deployment.update({ where: { id }, data: { sealedPlan: sealPlan(plan, wish.contents, id) } });
  return {
    ...begun,
    audit: { ...begun.audit, request: { placedIn: wish.collection, ...begun.audit.request } },
  };
}

/**
 * Stores the removal of a stack, and the job that carries it out, like a deployment.
 *
 * @throws Problem 404 for the cluster, 409 while the stack is being deployed or removed
 */
export async function beginRemoval(tx: Db, actor: Actor, wish: NewRemoval): Promise<Change<DeploymentView>> {
  await requireStepUp(actor, 'delete');
  return store(tx, actor, wish, 'remove', removalsOf(wish.parts));
}

async function store(
  tx: Db,
  actor: Actor,
  { cluster: reference, stack }: Pick<NewRemoval, 'cluster' | 'stack'>,
  action: 'deploy' | 'remove',
  steps: readonly DeploymentStep[],
) {
  const cluster = await getCluster(actor, reference, tx);
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${actor.userId}::uuid FOR UPDATE`;
  const key = { ownerId: actor.userId, clusterId: cluster.id, stack };
  const last = await tx.deployment.findUnique({
    where: { ownerId_clusterId_stack: key },
    select: { id: true, state: true, action: true },
  });
  if (last?.state === 'running') {
    const doing = last.action === 'deploy' ? 'deploying' : 'removing';
    throw conflict(`You are ${doing} ${stack} already. Wait for it, or stop it.`);
  }
  const underWay = await tx.deployment.count({ where: { ownerId: actor.userId, state: 'running' } });
  if (underWay >= mostUnderWay)
    throw conflict(`${underWay} of your stacks are being deployed or removed, which is the most.`);
  if (last) await tx.deployment.delete({ where: { id: last.id } });
  const { id } = await tx.deployment.create({
    data: {
      ...key,
      action,
      steps: steps.map((step) => ({ ...step })),
      askedById: await makingToken(tx, actor),
    },
  });
  await queueDeployment(tx, id);
  const result = await getDeployment(actor, id, tx);
  // By name alone: the file itself may hold secrets.
  return { result, audit: { ...auditSubject('', result), request: { steps: steps.map(stepWords) } } };
}

/** @throws Problem 422 with everything that is wrong */
function planOf({ stack, compose, variables, collection }: NewDeployment): StackPlan {
  try {
    return readCompose(stack, compose, variables, collection);
  } catch (error) {
    throw invalidAt('compose', reasonOf(error));
  }
}

function invalidAt(field: string, detail: string): Problem {
  return new Problem({ kind: 'invalid', detail, errors: [{ path: `body.${field}`, message: detail }] });
}
