import { type EnvironmentName, type EnvironmentValue, environmentValues } from '@/lib/environment/values';

export type EnvironmentSource = Readonly<Record<string, string | undefined>>;

/** The environment lacks something or holds something unusable: one sentence per value. */
export class EnvironmentError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'EnvironmentError';
    this.problems = problems;
  }
}

/**
 * Reads and validates the named values.
 *
 * @throws EnvironmentError that names every unusable value, without repeating what it held: it may
 *   be a password.
 */
export function readEnvironment<const Name extends EnvironmentName>(
  names: readonly Name[],
  source: EnvironmentSource = process.env,
): { readonly [Key in Name]: EnvironmentValue<Key> } {
  const values: Partial<Record<Name, unknown>> = {};
  const problems: string[] = [];
  for (const name of names) {
    const given = source[name];
    const result = environmentValues[name].safeParse(given === '' ? undefined : given);
    if (result.success) values[name] = result.data;
    else if (given === undefined || given === '') problems.push(`${name} is not set.`);
    else problems.push(`${name} ${result.error.issues[0]?.message ?? 'is not valid'}.`);
  }
  if (problems.length > 0) throw new EnvironmentError(problems);
  return values as { readonly [Key in Name]: EnvironmentValue<Key> };
}
