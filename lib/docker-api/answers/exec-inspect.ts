import { pick } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

/** `GET /exec/{id}/json`, for the person who created the exec. */
export function filterExecInspect(exec: JsonObject): JsonObject {
  return pick(exec, [
    'ID',
    'Running',
    'ExitCode',
    'ProcessConfig',
    'OpenStdin',
    'OpenStderr',
    'OpenStdout',
    'CanRemove',
    'ContainerID',
    'DetachKeys',
    'Pid',
  ]);
}
