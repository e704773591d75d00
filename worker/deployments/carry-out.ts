import { z } from 'zod';
import { openPlan } from '@/lib/deployments/plan';
import { deploymentStep } from '@/lib/deployments/schema';
import { type DeploymentStep, stepWords } from '@/lib/deployments/steps';
import type { AskDoor } from '@/lib/docker-api/ask-door';
import { reasonOf } from '@/lib/log/reason-of';
import type { PrismaClient } from '@/prisma/generated/client';
import { withDeploymentToken } from '@/worker/deployments/deployment-token';
import { doStep } from '@/worker/deployments/do-step';
import { type Door, DoorRefusal, DoorUnavailable, openDoor } from '@/worker/door';

const storedSteps = z.array(deploymentStep);

/**
 * Carries out what is left of a deployment or a removal, step by step, as whoever asked for it. How far
 * it is is written down before and after each step, so that whoever takes it up again knows where; each
 * step looks first whether it was done. A step of a deployment that is refused ends it: what follows may
 * need it. Of a removal as much goes as may.
 *
 * @throws DoorUnavailable when it is worth trying again later
 */
export async function carryOutDeployment(
  db: PrismaClient,
  gatewayUrl: string,
  deploymentId: string,
): Promise<void> {
  const deployment = await db.deployment.findUnique({
    where: { id: deploymentId },
    include: { cluster: { select: { name: true } } },
  });
  if (deployment?.state !== 'running') return;
  const { stack, cluster, action, sealedPlan } = deployment;
  const plan = sealedPlan && openPlan(sealedPlan, deploymentId);
  const steps = storedSteps.parse(deployment.steps);
  const progress = new Progress(db, deploymentId, steps);
  await withDeploymentToken(db, deploymentId, async (token) => {
    const ask = asking(openDoor(gatewayUrl, cluster.name, token));
    for (const [at, step] of steps.entries()) {
      if (step.state === 'done') continue;
      if (!(await progress.begin(at))) return;
      try {
        await progress.done(at, await doStep(ask, stack, plan, step));
      } catch (error) {
        if (error instanceof DoorUnavailable) throw error;
        await progress.failed(at, wordsOf(error));
        if (action === 'deploy' || isEnded(error)) break;
      }
    }
    await progress.end();
  });
}

/** The last try was in vain: it can be gone on with by hand. */
export async function giveUp(db: PrismaClient, deploymentId: string, reason: string): Promise<void> {
  const deployment = await db.deployment.findUnique({ where: { id: deploymentId } });
  if (deployment?.state !== 'running') return;
  const steps = storedSteps.parse(deployment.steps);
  const underWay = steps.findIndex(({ state }) => state === 'running');
  const at = underWay === -1 ? steps.findIndex(({ state }) => state !== 'done') : underWay;
  const progress = new Progress(db, deploymentId, steps);
  await progress.failed(Math.max(at, 0), reason);
  await progress.end();
}

/** Says what it waits for while it is tried again. */
export async function sayWaiting(db: PrismaClient, deploymentId: string, reason: string): Promise<void> {
  const detail = `It is tried again: ${reason}`;
  await db.deployment.updateMany({ where: { id: deploymentId, state: 'running' }, data: { detail } });
}

/** How far a deployment is, on record. */
class Progress {
  readonly #db: PrismaClient;
  readonly #id: string;
  #steps: readonly DeploymentStep[];

  constructor(db: PrismaClient, id: string, steps: readonly DeploymentStep[]) {
    this.#db = db;
    this.#id = id;
    this.#steps = steps;
  }

  /** @returns whether it is still wanted */
  async begin(at: number): Promise<boolean> {
    this.#set(at, { state: 'running', outcome: '' });
    const { count } = await this.#db.deployment.updateMany({
      where: { id: this.#id, state: 'running' },
      data: { steps: this.#stored(), detail: '' },
    });
    return count > 0;
  }

  /** Also of one that was stopped meanwhile: what is done is done. */
  async done(at: number, outcome: string): Promise<void> {
    this.#set(at, { state: 'done', outcome });
    await this.#db.deployment.updateMany({ where: { id: this.#id }, data: { steps: this.#stored() } });
  }

  async failed(at: number, reason: string): Promise<void> {
    this.#set(at, { state: 'failed', outcome: reason });
    await this.#db.deployment.updateMany({ where: { id: this.#id }, data: { steps: this.#stored() } });
  }

  /** It is done when all steps are, and failed otherwise; one that was stopped meanwhile stays so. */
  async end(): Promise<void> {
    const [failed, ...more] = this.#steps.filter(({ state }) => state === 'failed');
    const rest = more.length > 0 ? ` And ${more.length} more.` : '';
    await this.#db.deployment.updateMany({
      where: { id: this.#id, state: 'running' },
      data: failed
        ? { state: 'failed', detail: `${stepWords(failed)}: ${failed.outcome}${rest}`, endedAt: new Date() }
        : { state: 'done', detail: '', endedAt: new Date(), sealedPlan: null },
    });
  }

  #stored() {
    return this.#steps.map((step) => ({ ...step }));
  }

  #set(at: number, change: Partial<DeploymentStep>): void {
    this.#steps = this.#steps.map((step, index) => (index === at ? { ...step, ...change } : step));
  }
}

function asking(door: Door): AskDoor {
  return async (method, path, { query = {}, body } = {}) => {
    const search = new URLSearchParams(
      Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]),
    ).toString();
    const payload = body === undefined ? undefined : { json: body };
    const answer = await door.request(method, search === '' ? path : `${path}?${search}`, payload);
    const text = await answer.text();
    return text === '' ? null : (JSON.parse(text) as unknown);
  };
}

/** Nothing else can be done either. */
function isEnded(error: unknown): boolean {
  return error instanceof DoorRefusal && error.status === 401;
}

function wordsOf(error: unknown): string {
  if (isEnded(error)) return 'The account or the token that asked for it may not act any more.';
  return reasonOf(error);
}
