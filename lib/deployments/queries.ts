import { z } from 'zod';
import { byIdOr, isUuid } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as shared } from '@/lib/db/client';
import { type DeploymentFilter, type DeploymentView, deploymentStep } from '@/lib/deployments/schema';
import { makePage, type Page, pageBounds } from '@/lib/paging/page';
import { invalid, notFound } from '@/lib/problems/problem';
import type { Prisma } from '@/prisma/generated/client';

export const deploymentSelect = {
  id: true,
  ownerId: true,
  stack: true,
  action: true,
  state: true,
  detail: true,
  steps: true,
  createdAt: true,
  endedAt: true,
  cluster: { select: { name: true } },
} satisfies Prisma.DeploymentSelect;

type Row = Prisma.DeploymentGetPayload<{ select: typeof deploymentSelect }>;

const storedSteps = z.array(deploymentStep);

/** The person's own, removals too, the latest first: the last one of each stack. */
export async function listDeployments(
  actor: Actor,
  { cluster, stack, ...request }: DeploymentFilter,
  db: Db = shared,
): Promise<Page<DeploymentView>> {
  const { take, after } = pageBounds(request);
  if (after !== null && !isUuid(after)) throw invalid('query.cursor', 'This is no cursor of this list');
  const rows = await db.deployment.findMany({
    where: {
      AND: [
        ownBy(actor),
        cluster === undefined ? {} : { cluster: byIdOr('name', cluster) },
        stack === undefined ? {} : { stack },
        after === null ? {} : { id: { lt: after } },
      ],
    },
    orderBy: { id: 'desc' },
    take,
    select: deploymentSelect,
  });
  return makePage(rows, take, ({ id }) => id, viewDeployment);
}

/** @throws Problem 404 where it is not the person's own */
export async function getDeployment(actor: Actor, id: string, db: Db = shared): Promise<DeploymentView> {
  const row = await db.deployment.findFirst({
    where: { AND: [ownBy(actor), { id }] },
    select: deploymentSelect,
  });
  if (!row) throw notFound('such deployment of yours');
  return viewDeployment(row);
}

export function viewDeployment({
  ownerId: _,
  cluster,
  createdAt,
  endedAt,
  steps,
  ...row
}: Row): DeploymentView {
  return {
    ...row,
    cluster: cluster.name,
    steps: storedSteps.parse(steps),
    canContinue: row.state === 'failed',
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

/** What somebody deploys is theirs alone; not of whoever sees the console as them. */
function ownBy({ userId, viewing }: Actor): Prisma.DeploymentWhereInput {
  return viewing === null ? { ownerId: userId } : { id: { in: [] } };
}
