import type { JsonObject } from '@/lib/docker-api/json';
import { collectionLabel } from '@/lib/docker-api/labels';
import { reasonOf } from '@/lib/log/reason-of';
import { type ComposeFile, composeFile, ignoredByStacks } from '@/lib/stacks/compose/compose-schema';
import { dataOf, type StackData } from '@/lib/stacks/compose/files';
import { interpolate } from '@/lib/stacks/compose/interpolate';
import { networksOf, type StackNetwork } from '@/lib/stacks/compose/networks';
import { serviceSpecOf } from '@/lib/stacks/compose/service-spec';

/** What a compose file asks of a Swarm. In the specs networks, secrets and configs are still named. */
export interface StackPlan {
  readonly networks: readonly StackNetwork[];
  readonly secrets: readonly StackData[];
  readonly configs: readonly StackData[];
  readonly services: readonly { readonly name: string; readonly spec: JsonObject }[];
  /** What is in the file and has no effect, as a person is told it. */
  readonly ignored: readonly string[];
}

/**
 * Reads a compose file as `docker stack deploy` does.
 *
 * @param document the YAML's value
 * @param collection where all that is made goes; "" for where each is labelled to go, or the person's own
 * @throws Error with everything that is wrong, a line each
 */
export function translateCompose(
  stack: string,
  document: unknown,
  variables: ReadonlyMap<string, string>,
  collection: string,
): StackPlan {
  const parsed = composeFile.safeParse(withoutExtensions(interpolate(document, variables)));
  if (!parsed.success) throw new Error(parsed.error.issues.map(issueWords).join('\n'));
  const file = parsed.data;
  const place = (labelled: JsonObject): JsonObject =>
    collection === ''
      ? labelled
      : { ...labelled, Labels: { ...(labelled.Labels as JsonObject), [collectionLabel]: collection } };
  const placeData = (data: StackData): StackData =>
    collection === '' ? data : { ...data, labels: { ...data.labels, [collectionLabel]: collection } };
  return {
    networks: networksOf(stack, file).map(({ name, create }) => ({ name, create: create && place(create) })),
    secrets: dataOf(stack, file.secrets).map(placeData),
    configs: dataOf(stack, file.configs).map(placeData),
    services: Object.entries(file.services).map(([name, service]) => {
      try {
        return { name: `${stack}_${name}`, spec: place(serviceSpecOf(stack, name, service, file)) };
      } catch (error) {
        throw new Error(`services.${name}: ${reasonOf(error)}`);
      }
    }),
    ignored: ignoredIn(file),
  };
}

/** Keys of the file and of its parts that begin with x- are for people. */
function withoutExtensions(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > 2) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith('x-'))
      .map(([key, each]) => [key, withoutExtensions(each, depth + 1)]),
  );
}

function ignoredIn(file: ComposeFile): string[] {
  return Object.entries(file.services).flatMap(([name, service]) =>
    ignoredByStacks
      .filter((key) => key in service)
      .map((key) => `services.${name}.${key} has no effect on a Swarm`),
  );
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string | undefined;
}

function issueWords(issue: Issue): string {
  const keys = 'keys' in issue && Array.isArray(issue.keys) ? issue.keys.map(String) : [];
  const at = issue.path.map(String).join('.');
  if (keys.length > 0)
    return `${at === '' ? '' : `${at}.`}${keys.join(', ')}: not known, or not offered for stacks`;
  return `${at || 'The file'}: ${issue.message}`;
}
