import { z } from 'zod';
import type { JsonObject } from '@/lib/docker-api/json';
import { open, seal } from '@/lib/secrets/seal';
import type { StackPlan } from '@/lib/stacks/compose/translate';

const body = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null);
const data = z.array(
  z.object({ name: z.string(), labels: z.record(z.string(), z.string()), file: z.string().nullable() }),
);

const shape = z.object({
  networks: z.array(z.object({ name: z.string(), create: body.nullable() })),
  secrets: data,
  configs: data,
  services: z.array(z.object({ name: z.string(), spec: body })),
  /** Contents of files by their paths. */
  contents: z.record(z.string(), z.string()),
});

/** All that a deployment sends. It holds environments and contents of secrets. */
export type DeploymentPlan = z.output<typeof shape>;

/** Encrypts the plan for the column Deployment.sealedPlan; it opens again for this deployment only. */
export function sealPlan(
  { networks, secrets, configs, services }: StackPlan,
  contents: Readonly<Record<string, string>>,
  deploymentId: string,
): Uint8Array<ArrayBuffer> {
  const plan = JSON.stringify({ networks, secrets, configs, services, contents });
  return new Uint8Array(seal(plan, contextOf(deploymentId)));
}

/** @throws UnsealError when the row was changed, or the data key is another */
export function openPlan(sealed: Uint8Array, deploymentId: string): DeploymentPlan {
  return shape.parse(JSON.parse(open(sealed, contextOf(deploymentId)).toString('utf8')));
}

function contextOf(id: string): string {
  return `deployment.${id}`;
}
