import type { Change } from '@/lib/audit/change';
import type { AuditSubject } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { makingToken } from '@/lib/auth/own-credentials';
import type { Db } from '@/lib/db/client';
import { getDeployment } from '@/lib/deployments/queries';
import type { DeploymentView } from '@/lib/deployments/schema';
import { isRemoval } from '@/lib/deployments/steps';
import { conflict, notFound } from '@/lib/problems/problem';
import { addJob, deploymentQueue } from '@/lib/queue/jobs';
import { requireStepUp } from '@/lib/step-up/needed';

/** Goes on where it failed. @throws Problem 404, 409 where nothing is to be gone on with */
export async function continueDeployment(tx: Db, actor: Actor, id: string): Promise<Change<DeploymentView>> {
  const { state, steps } = await ownDeployment(tx, actor, id);
  if (state !== 'failed') throw conflict(`It is ${state}: there is nothing to go on with.`);
  const left = steps.filter((step) => step.state !== 'done');
  if (left.some(isRemoval)) await requireStepUp(actor, 'delete');
  const again = steps.map((step) =>
    step.state === 'done' ? step : { ...step, state: 'waiting' as const, outcome: '' },
  );
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
  await queueDeployment(tx, id);
  const result = await getDeployment(actor, id, tx);
  return { result, audit: auditSubject('.continue', result) };
}

/** Leaves it where it is, and forgets what was to be sent. What is done stays. @throws Problem 404, 409 */
export async function stopDeployment(tx: Db, actor: Actor, id: string): Promise<Change<DeploymentView>> {
  const { state, detail } = await ownDeployment(tx, actor, id);
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
  const result = await getDeployment(actor, id, tx);
  return { result, audit: auditSubject('.stop', result) };
}

/** The job that carries it out exists if and only if it does. */
export async function queueDeployment(tx: Db, deploymentId: string): Promise<void> {
  const options = { key: `stack.deploy:${deploymentId}`, queue: deploymentQueue(deploymentId) };
  await addJob(tx, 'stack.deploy', { deploymentId }, options);
}

/** @param what follows its operation, e.g. ".stop" */
export function auditSubject(
  what: '' | '.continue' | '.stop',
  { action, id, stack, cluster }: DeploymentView,
): AuditSubject {
  const operation = `stack.${action}${what}`;
  return { operation, cluster, resourceKind: 'stack', resourceId: id, resourceName: stack };
}

/** Locked until the transaction ends, so that its state is still true when it is changed. */
async function ownDeployment(tx: Db, actor: Actor, id: string) {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Deployment" WHERE "id" = ${id}::uuid AND "ownerId" = ${actor.userId}::uuid FOR UPDATE`;
  if (locked.length === 0) throw notFound('such deployment of yours');
  return getDeployment(actor, id, tx);
}
