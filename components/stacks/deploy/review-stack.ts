import { askDoor } from '@/components/live/ask-door';
import { asObject } from '@/lib/docker-api/answers/fields';
import type { AskDoor } from '@/lib/docker-api/ask-door';
import type { JsonObject } from '@/lib/docker-api/json';
import { comparableSpec } from '@/lib/docker-api/spec/comparable-spec';
import { failureMessage } from '@/lib/http/failure';
import { withPinnedImage } from '@/lib/services/pinned-image';
import { type Plan, planCreate, planUpdate } from '@/lib/services/plan';
import { boundSpec, overExisting } from '@/lib/stacks/bound-spec';
import type { StackPlan } from '@/lib/stacks/compose/translate';
import { type WhatIs, whatIs } from '@/lib/stacks/deploy/what-is';
import { writeYaml } from '@/lib/yaml/write-yaml';

/** One service of a deploy, before it is made. */
export interface ServiceReview {
  readonly name: string;
  readonly kind: 'added' | 'changed' | 'same' | 'removed';
  /** With the image as it is sent; references are bound when it is. */
  readonly wished: JsonObject;
  readonly before: string;
  readonly after: string;
  readonly objections: Plan['objections'];
  readonly warning: string;
}

/** A deploy before it is made. */
export interface StackReview {
  readonly plan: StackPlan;
  /** Names of what will be made. */
  readonly networks: readonly string[];
  readonly secrets: readonly string[];
  readonly configs: readonly string[];
  readonly services: readonly ServiceReview[];
  /** Why it cannot be deployed, besides what the door says of the services. */
  readonly problems: readonly string[];
}

/** Whether the person may make such a thing where its labels place it, else why not. */
export type MayMake = (
  kind: 'network' | 'secret' | 'config',
  labels: Readonly<Record<string, unknown>>,
) => string | null;

/**
 * Compares a file with what is, and asks the door about every service that would be made or changed.
 *
 * @param files contents of the files that the compose file names
 */
export async function reviewStack(
  cluster: string,
  stack: string,
  plan: StackPlan,
  files: ReadonlyMap<string, string>,
  may: MayMake,
): Promise<StackReview> {
  const ask = askDoor(cluster);
  const now = await whatIs(ask, stack);
  const isMissing = (known: ReadonlyMap<string, string>) => (item: { name: string }) => !known.has(item.name);
  const networks = plan.networks.filter(isMissing(now.networks));
  const secrets = plan.secrets.filter(isMissing(now.secrets));
  const configs = plan.configs.filter(isMissing(now.configs));
  const names = new Set(plan.services.map(({ name }) => name));
  const reviewed = await Promise.all(plan.services.map((service) => reviewService(ask, service, now)));
  const removed = [...now.services].filter(([name]) => !names.has(name));
  return {
    plan,
    networks: networks.filter(({ create }) => create).map(({ name }) => name),
    secrets: secrets.map(({ name }) => name),
    configs: configs.map(({ name }) => name),
    services: [
      ...reviewed,
      ...removed.map(([name, { spec }]) => ({
        name,
        kind: 'removed' as const,
        wished: spec,
        before: writeYaml(comparableSpec(spec)),
        after: '',
        objections: [],
        warning: '',
      })),
    ],
    problems: [
      ...new Set([
        ...networks.flatMap(({ create }) => (create && may('network', asObject(create.Labels))) ?? []),
        ...secrets.flatMap(({ file, labels }) => (file === null ? null : may('secret', labels)) ?? []),
        ...configs.flatMap(({ file, labels }) => (file === null ? null : may('config', labels)) ?? []),
      ]),
      ...networks
        .filter(({ create }) => create === null)
        .map(({ name }) => `The network ${name} is declared as external and is not there.`),
      ...[...secrets, ...configs].flatMap(({ name, file }) => {
        if (file === null) return `${name} is declared as external and is not there.`;
        return files.get(file) ? [] : `Give the content of ${file}, which ${name} is made of.`;
      }),
    ],
  };
}

async function reviewService(
  ask: AskDoor,
  { name, spec }: StackPlan['services'][number],
  now: WhatIs,
): Promise<ServiceReview> {
  const present = now.services.get(name);
  const over = present ? overExisting(spec, present.spec) : spec;
  const { spec: wished, warning } = await withPinnedImage(ask, over);
  const before = present ? writeYaml(comparableSpec(present.spec)) : '';
  const draft = boundSpec(wished, now, true);
  try {
    const plan = present
      ? await planUpdate(ask, present.id, present.version, draft)
      : await planCreate(ask, draft);
    const after = writeYaml(comparableSpec(plan.spec ?? draft));
    const kind = present ? (before === after ? 'same' : 'changed') : 'added';
    return { name, kind, wished, before, after, objections: plan.objections, warning };
  } catch (error) {
    const objection = {
      status: 403,
      message: failureMessage(error),
      missing: null,
      limitOf: null,
      canBeGrantedBy: [],
    };
    const after = writeYaml(comparableSpec(draft));
    return {
      name,
      kind: present ? 'changed' : 'added',
      wished,
      before,
      after,
      objections: [objection],
      warning,
    };
  }
}
