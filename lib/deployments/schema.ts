import { z } from 'zod';
import { collectionField, instantField, referenceField } from '@/lib/api/fields';
import { stepKinds, stepStates } from '@/lib/deployments/steps';
import { pageQuery } from '@/lib/paging/page';
import { partKinds } from '@/lib/stacks/deploy/stack-part';

/** What a Swarm takes in one secret or config. */
const longestContent = 1_024_000;
const longestFile = 1_024_000;
/** All of it together. */
export const mostDeploymentBytes = 8 * 1024 * 1024;

const stackName = z
  .string()
  .max(63)
  .regex(/^[a-zA-Z0-9](?:[-_a-zA-Z0-9]*[a-zA-Z0-9])?$/, 'A stack has a name of letters, digits, - and _');

export const newDeployment = z.strictObject({
  cluster: referenceField,
  stack: stackName,
  compose: z.string().min(1).max(longestFile).meta({ description: 'The compose file, as YAML' }),
  variables: z
    .string()
    .max(100_000)
    .default('')
    .meta({ description: 'For ${NAME} in the file: NAME=value, a line each' }),
  collection: z
    .union([z.literal(''), collectionField])
    .default('')
    .meta({ description: 'Where all that it makes goes; "" for where its labels say, or your own' }),
  contents: z
    .record(z.string().max(4_096), z.string().max(longestContent))
    .default({})
    .meta({ description: 'Of the files that secrets and configs are made of, by their paths in the file' }),
  remove: z
    .array(z.string().min(1).max(255))
    .max(500)
    .default([])
    .meta({ description: 'Services of the stack that are not in the file and go' }),
});

export const newRemoval = z.strictObject({
  cluster: referenceField,
  stack: z.string().min(1).max(255),
  parts: z
    .array(
      z.strictObject({
        kind: z.enum(partKinds),
        id: z.string().min(1).max(64),
        name: z.string().min(1).max(255),
      }),
    )
    .min(1)
    .max(2_000)
    .meta({ description: 'What goes: all of it was looked at, and nothing else goes' }),
});

export const deploymentStep = z.strictObject({
  kind: z.enum(stepKinds),
  name: z.string(),
  id: z.string().default(''),
  state: z.enum(stepStates),
  outcome: z.string(),
});

export const deploymentView = z.strictObject({
  id: z.uuid(),
  cluster: z.string(),
  stack: z.string(),
  action: z.enum(['deploy', 'remove']),
  state: z.enum(['running', 'failed', 'done', 'stopped']),
  detail: z.string(),
  steps: z.array(deploymentStep),
  canContinue: z.boolean(),
  createdAt: instantField,
  endedAt: instantField.nullable(),
});

export const deploymentFilter = z.strictObject({
  ...pageQuery,
  cluster: referenceField.optional(),
  stack: stackName.optional(),
});

export type NewDeployment = z.output<typeof newDeployment>;
export type NewRemoval = z.output<typeof newRemoval>;
export type DeploymentFilter = z.output<typeof deploymentFilter>;
export type DeploymentView = z.output<typeof deploymentView>;
