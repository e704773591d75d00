import { readVariables } from '@/lib/stacks/compose/interpolate';
import { type StackPlan, translateCompose } from '@/lib/stacks/compose/translate';
import { readYaml } from '@/lib/yaml/read-yaml';

/**
 * What a compose file asks of a Swarm.
 *
 * @param variables "NAME=value", a line each
 * @param collection where all that is made goes; "" for where each is labelled to go, or the person's own
 * @throws Error with what is wrong in the file, and where
 */
export function readCompose(stack: string, text: string, variables: string, collection: string): StackPlan {
  const { value, problems } = readYaml(text);
  const [first] = problems;
  if (first) throw new Error(`Line ${first.line}: ${first.message}`);
  return translateCompose(stack, value, readVariables(variables), collection);
}
