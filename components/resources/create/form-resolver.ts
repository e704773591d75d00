import type { Resolver } from 'react-hook-form';
import type { CreateValues } from '@/components/resources/create/create-dialog';

/** Checks the fields, unless the request is written as YAML: then the door checks it. */
export function unlessYaml<Values extends CreateValues>(checked: Resolver<Values>): Resolver<Values> {
  return (values, context, options) =>
    values.yaml === '' ? checked(values, context, options) : { values, errors: {} };
}
