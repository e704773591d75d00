/**
 * A field of a spec as the engine knows it (the names of moby's api/types), with a value at which it
 * means something, and what holds it at the door:
 * - `refused`: no schema offers it at that value;
 * - an operation: only who holds that may;
 * - `free: why`: a tenant may set it, and why that harms nobody;
 * - `held: how`: it names or costs something, and this is where that is judged.
 */
export interface Field {
  readonly path: string;
  readonly value: unknown;
  readonly rule:
    | 'refused'
    | { readonly needs: string }
    | { readonly free: string }
    | { readonly held: string };
}

export const refusedField = (path: string, value: unknown): Field => ({ path, value, rule: 'refused' });
export const needs = (operation: string, path: string, value: unknown): Field => ({
  path,
  value,
  rule: { needs: operation },
});
export const free = (why: string, path: string, value: unknown): Field => ({
  path,
  value,
  rule: { free: why },
});
export const held = (how: string, path: string, value: unknown): Field => ({
  path,
  value,
  rule: { held: how },
});

/** The spec with the field set, whatever stood on the way to it. */
export function withField(spec: object, { path, value }: Pick<Field, 'path' | 'value'>): object {
  const [first = '', ...rest] = path.split('.');
  const inside = (spec as Readonly<Record<string, unknown>>)[first];
  const member =
    rest.length === 0 ? value : withField((inside ?? {}) as object, { path: rest.join('.'), value });
  return { ...spec, [first]: member };
}
