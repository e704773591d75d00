import { setTimeout } from 'node:timers/promises';
import type { DeploymentPlan } from '@/lib/deployments/plan';
import { type DeploymentStep, isRemoval } from '@/lib/deployments/steps';
import type { AskDoor } from '@/lib/docker-api/ask-door';
import { comparableSpec } from '@/lib/docker-api/spec/comparable-spec';
import { withPinnedImage } from '@/lib/services/pinned-image';
import { planUpdate } from '@/lib/services/plan';
import { boundSpec, overExisting } from '@/lib/stacks/bound-spec';
import { whatIs } from '@/lib/stacks/deploy/what-is';
import { removePart } from '@/worker/deployments/remove-part';
import { DoorRefusal } from '@/worker/door';

/** What came of a step, in words that follow its name. */
type Outcome = 'made' | 'was there' | 'changed' | 'unchanged' | 'removed' | 'was gone';

/** Others may come first between looking and doing: then it is looked at again. */
const attempts = 5;
/** Then what they do has a moment to be done. */
const firstPauseMs = 250;

/**
 * Does one step of a deployment or a removal. It looks first what there is, so that a step which was done before,
 * and whose end nobody heard of, is not done twice.
 *
 * @param plan null for a removal, which sends nothing
 * @throws DoorRefusal in the door's or the engine's words; DoorUnavailable when it is worth trying again
 */
export async function doStep(
  ask: AskDoor,
  stack: string,
  plan: DeploymentPlan | null,
  step: Pick<DeploymentStep, 'kind' | 'name' | 'id'>,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryStep(ask, stack, plan, step);
    } catch (error) {
      if (attempt >= attempts || !cameFirst(error)) throw error;
      await setTimeout(firstPauseMs * 2 ** (attempt - 1));
    }
  }
}

function tryStep(
  ask: AskDoor,
  stack: string,
  plan: DeploymentPlan | null,
  step: Pick<DeploymentStep, 'kind' | 'name' | 'id'>,
): Promise<Outcome> {
  if (isRemoval(step)) return removePart(ask, stack, step);
  if (plan === null) throw new Error('What was to be sent is not known any more.');
  const { kind, name } = step;
  switch (kind) {
    case 'network':
      return makeNetwork(ask, stack, plan, name);
    case 'secret':
      return makeData(ask, stack, plan, 'secrets', name);
    case 'config':
      return makeData(ask, stack, plan, 'configs', name);
    default:
      return makeService(ask, stack, plan, name);
  }
}

async function makeNetwork(
  ask: AskDoor,
  stack: string,
  plan: DeploymentPlan,
  name: string,
): Promise<Outcome> {
  if ((await whatIs(ask, stack)).networks.has(name)) return 'was there';
  const create = named(plan.networks, name).create;
  if (create === null) throw new DoorRefusal(404, 'It is declared as external and is not there.');
  await ask('POST', '/networks/create', { body: { ...create, CheckDuplicate: true } });
  return 'made';
}

async function makeData(
  ask: AskDoor,
  stack: string,
  plan: DeploymentPlan,
  kind: 'secrets' | 'configs',
  name: string,
): Promise<Outcome> {
  if ((await whatIs(ask, stack))[kind].has(name)) return 'was there';
  const { file, labels } = named(plan[kind], name);
  if (file === null) throw new DoorRefusal(404, 'It is declared as external and is not there.');
  const content = plan.contents[file];
  if (content === undefined) throw new DoorRefusal(400, `Nothing was given as the content of ${file}.`);
  const Data = Buffer.from(content, 'utf8').toString('base64');
  await ask('POST', `/${kind}/create`, { body: { Name: name, Labels: labels, Data } });
  return 'made';
}

async function makeService(
  ask: AskDoor,
  stack: string,
  plan: DeploymentPlan,
  name: string,
): Promise<Outcome> {
  const now = await whatIs(ask, stack);
  const present = now.services.get(name);
  const { spec } = named(plan.services, name);
  const over = present ? overExisting(spec, present.spec) : spec;
  const wished = boundSpec((await withPinnedImage(ask, over)).spec, now, false);
  if (!present) {
    await ask('POST', '/services/create', { body: wished });
    return 'made';
  }
  const { id, version } = present;
  const planned = await planUpdate(ask, id, version, wished);
  // Where something stands in its way, the door says so in its own words when it is asked to do it.
  if (planned.spec && asText(planned.spec) === asText(present.spec)) return 'unchanged';
  await ask('POST', `/services/${id}/update`, { query: { version }, body: wished });
  return 'changed';
}

function named<T extends { readonly name: string }>(things: readonly T[], name: string): T {
  const found = things.find((each) => each.name === name);
  if (!found) throw new Error(`${name} is not part of the plan.`);
  return found;
}

function asText(spec: Parameters<typeof comparableSpec>[0]): string {
  return JSON.stringify(comparableSpec(spec));
}

/** A name that is taken by now, something that is gone by now, or a version that is not the last. */
function cameFirst(error: unknown): boolean {
  if (!(error instanceof DoorRefusal)) return false;
  return error.status === 409 || error.message.includes('update out of sequence');
}
