/** `docker stack deploy` puts it on all that it makes. */
export const stackLabel = 'com.docker.stack.namespace';
const projectLabel = 'com.docker.compose.project';

/** The stack, or compose project, that something is part of; null: none. */
export function stackOf(labels: Readonly<Record<string, string>>): string | null {
  return labels[stackLabel] ?? labels[projectLabel] ?? null;
}
