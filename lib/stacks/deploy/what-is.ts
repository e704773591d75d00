import * as z from 'zod/mini';
import type { AskDoor } from '@/lib/docker-api/ask-door';
import type { JsonObject } from '@/lib/docker-api/json';
import { stackLabel } from '@/lib/rows/labels-of-stacks';
import type { KnownIds } from '@/lib/stacks/bound-spec';

const networks = z.array(z.looseObject({ Id: z.string(), Name: z.string() }));
const data = z.array(z.looseObject({ ID: z.string(), Spec: z.looseObject({ Name: z.string() }) }));
const services = z.array(
  z.looseObject({
    ID: z.string(),
    Version: z.object({ Index: z.number() }),
    Spec: z.looseObject({ Name: z.string() }),
  }),
);

/** A service of the stack as it is now. */
export interface PresentService {
  readonly id: string;
  readonly version: number;
  readonly spec: JsonObject;
}

/** What there is on a cluster that a stack may need or have, as far as the person may see it. */
export interface WhatIs extends KnownIds {
  readonly services: ReadonlyMap<string, PresentService>;
}

export async function whatIs(ask: AskDoor, stack: string): Promise<WhatIs> {
  const filters = JSON.stringify({ label: [`${stackLabel}=${stack}`] });
  const [nets, secrets, configs, own] = await Promise.all([
    ask('GET', '/networks').then((answer) => z.parse(networks, answer)),
    ask('GET', '/secrets').then((answer) => z.parse(data, answer)),
    ask('GET', '/configs').then((answer) => z.parse(data, answer)),
    ask('GET', '/services', { query: { filters } }).then((answer) => z.parse(services, answer)),
  ]);
  return {
    networks: new Map(nets.map(({ Name, Id }) => [Name, Id])),
    secrets: new Map(secrets.map(({ Spec, ID }) => [Spec.Name, ID])),
    configs: new Map(configs.map(({ Spec, ID }) => [Spec.Name, ID])),
    services: new Map(
      own.map(({ ID, Version, Spec }) => [
        Spec.Name,
        { id: ID, version: Version.Index, spec: Spec as unknown as JsonObject },
      ]),
    ),
  };
}
