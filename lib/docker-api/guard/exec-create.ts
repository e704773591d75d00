import { Findings, type Need } from '@/lib/docker-api/guard/findings';
import type { ExecCreate } from '@/lib/docker-api/schemas/exec';

/** Besides container.exec; to be decided on the collection of the container. */
export function guardExecCreate(exec: ExecCreate): {
  readonly needs: readonly Need[];
  readonly refusals: readonly string[];
  readonly exec: ExecCreate;
} {
  const findings = new Findings();
  if (exec.Privileged) findings.need('container.create.privileged', 'run a privileged command');
  if ((exec.Cmd ?? []).length === 0) findings.refuse('No exec command specified');
  return { needs: findings.needs, refusals: findings.refusals, exec };
}
