import { asObject } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { formOf } from '@/lib/services/form/read-form';
import { sections } from '@/lib/services/form/sections';
import type { ServiceForm } from '@/lib/services/form/service-form';

/**
 * The spec with what was changed in its form. A part that was not touched stays as it is to the letter,
 * and so do members of a part that the form has no field for.
 *
 * @throws RangeError for a text that is no amount, time or command
 */
export function withForm(spec: JsonObject, form: ServiceForm): JsonObject {
  const before = formOf(spec);
  return sections.reduce((changed, { fields, write }) => {
    const isSame = fields.every((field) => JSON.stringify(form[field]) === JSON.stringify(before[field]));
    return isSame ? changed : write(changed, form);
  }, spec);
}

/** What a new service starts from: one replica that is replaced with care. */
export function newSpec(collection: string): JsonObject {
  return {
    Name: '',
    Labels: { 'io.wheelhouse.collection': collection },
    TaskTemplate: { ContainerSpec: { Image: '' }, RestartPolicy: { Condition: 'any', Delay: 5e9 } },
    Mode: { Replicated: { Replicas: 1 } },
    UpdateConfig: { Parallelism: 1, FailureAction: 'pause', Order: 'stop-first' },
  };
}

/** Its name, for a title; "" while it has none. */
export function nameIn(spec: JsonObject): string {
  return String(asObject(spec).Name ?? '');
}
