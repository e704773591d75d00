import type { Change } from '@/lib/audit/change';
import type { AuditSubject } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { makingToken } from '@/lib/auth/own-credentials';
import { getCluster } from '@/lib/clusters/queries';
import type { Db } from '@/lib/db/client';
import { sealPlan } from '@/lib/deployments/plan';
import { getDeployment } from '@/lib/deployments/queries';
import type { DeploymentView, NewDeployment } from '@/lib/deployments/schema';
import { type DeploymentStep, stepsOf } from '@/lib/deployments/steps';
import { conflict, notFound, Problem } from '@/lib/problems/problem';
import { addJob, deploymentQueue } from '@/lib/queue/jobs';
import { readCompose } from '@/lib/stacks/compose/read-compose';
import type { StackPlan } from '@/lib/stacks/compose/translate';
import { requireStepUp } from '@/lib/step-up/needed';

/** More than this at a time is a mistake, and would keep others waiting. */
const mostUnderWay = 5;

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
  const { stack } = wish;
  const cluster = await getCluster(actor, wish.cluster, tx);
  const plan = planOf(wish);
  const kept = plan.services.find(({ name }) => wish.remove.includes(name));
  if (kept) throw invalidAt('remove', `${kept.name} is in the file.`);
  if (wish.remove.length > 0) await requireStepUp(actor, 'delete');
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${actor.userId}::uuid FOR UPDATE`;
  const key = { ownerId: actor.userId, clusterId: cluster.id, stack };
  const last = await tx.deployment.findUnique({
    where: { ownerId_clusterId_stack: key },
    select: { id: true, state: true },
  });
  if (last?.state === 'running')
    throw conflict(`You are deploying ${stack} already. Wait for it, or stop it.`);
  const underWay = await tx.deployment.count({ where: { ownerId: actor.userId, state: 'running' } });
  if (underWay >= mostUnderWay)
    throw conflict(`${underWay} of your deployments are under way, which is the most.`);
  if (last) await tx.deployment.delete({ where: { id: last.id } });
  const steps = stepsOf(plan, wish.remove);
  const { id } = await tx.deployment.create({
    data: { ...key, steps: steps.map((step) => ({ ...step })), askedById: await makingToken(tx, actor) },
  });
  await tx.deployment.update({ where: { id }, data: { sealedPlan: sealPlan(plan, wish.contents, id) } });
  await queue(tx, id);
  return {
    result: await getDeployment(actor, id, tx),
    audit: { ...subject('stack.deploy', { id, stack }, cluster.name), request: onRecord(wish, steps) },
  };
}

/** Goes on where it failed. @throws Problem 404, 409 where nothing is to be gone on with */
export async function continueDeployment(tx: Db, actor: Actor, id: string): Promise<Change<DeploymentView>> {
  const { state, steps, cluster, stack } = await ownDeployment(tx, actor, id);
  if (state !== 'failed') throw conflict(`It is ${state}: there is nothing to go on with.`);
  if (steps.some(({ kind, state }) => kind === 'removal' && state !== 'done'))
    await requireStepUp(actor, 'delete');
  const again = steps.map((step) => (step.state === 'done' ? step : { ...step, state: 'waiting' as const }));
  await tx.deployment.update({
    where: { id },
    data: {
      state: 'running',
      detail: '',
      endedAt: null,
      steps: again,
      askedById: await makingToken(tx, actor),
    },
  });
  await queue(tx, id);
  return {
    result: await getDeployment(actor, id, tx),
    audit: subject('stack.deploy.continue', { id, stack }, cluster),
  };
}

/** Leaves it where it is, and forgets what was to be sent. What is done stays. @throws Problem 404, 409 */
export async function stopDeployment(tx: Db, actor: Actor, id: string): Promise<Change<DeploymentView>> {
  const { state, cluster, stack, detail } = await ownDeployment(tx, actor, id);
  if (state === 'done' || state === 'stopped') throw conflict(`It is ${state} already.`);
  await tx.deployment.update({
    where: { id },
    data: {
      state: 'stopped',
      sealedPlan: null,
      endedAt: new Date(),
      detail: state === 'failed' ? detail : 'You stopped it.',
    },
  });
  return {
    result: await getDeployment(actor, id, tx),
    audit: subject('stack.deploy.stop', { id, stack }, cluster),
  };
}

/** @throws Problem 422 with everything that is wrong */
function planOf({ stack, compose, variables, collection }: NewDeployment): StackPlan {
  try {
    return readCompose(stack, compose, variables, collection);
  } catch (error) {
    throw invalidAt('compose', error instanceof Error ? error.message : String(error));
  }
}

function invalidAt(field: string, detail: string): Problem {
  return new Problem({ kind: 'invalid', detail, errors: [{ path: `body.${field}`, message: detail }] });
}

/** Locked until the transaction ends, so that its state is still true when it is changed. */
async function ownDeployment(tx: Db, actor: Actor, id: string) {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Deployment" WHERE "id" = ${id}::uuid AND "ownerId" = ${actor.userId}::uuid FOR UPDATE`;
  if (locked.length === 0) throw notFound('such deployment of yours');
  return getDeployment(actor, id, tx);
}

async function queue(tx: Db, deploymentId: string): Promise<void> {
  const options = { key: `stack.deploy:${deploymentId}`, queue: deploymentQueue(deploymentId) };
  await addJob(tx, 'stack.deploy', { deploymentId }, options);
}

function subject(
  operation: string,
  { id, stack }: { id: string; stack: string },
  cluster: string,
): AuditSubject {
  return { operation, cluster, resourceKind: 'stack', resourceId: id, resourceName: stack };
}

/** What is asked for by name. The file itself may hold secrets. */
function onRecord({ collection }: NewDeployment, steps: readonly DeploymentStep[]): Record<string, unknown> {
  return { placedIn: collection, steps: steps.map(({ kind, name }) => `${kind} ${name}`) };
}
