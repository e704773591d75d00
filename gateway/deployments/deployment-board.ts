import { OwnBoard, OwnItem } from '@/gateway/live/own-board';
import { db } from '@/lib/db/client';
import { deploymentSelect, viewDeployment } from '@/lib/deployments/queries';

/** How far everybody's deployments are. */
export function deploymentBoard(): OwnBoard {
  return new OwnBoard('deployments', async (userId) => {
    const rows = await db.deployment.findMany({
      where: userId === null ? {} : { ownerId: userId },
      select: deploymentSelect,
    });
    return rows.map((row) => new OwnItem(row.ownerId, viewDeployment(row)));
  });
}
