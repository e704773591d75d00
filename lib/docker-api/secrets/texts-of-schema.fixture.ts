import { z } from 'zod';

const schema = z.looseObject({
  $ref: z.string().optional(),
  type: z.string().optional(),
  enum: z.unknown().optional(),
  const: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
});

/** The paths of all free texts that a schema takes; "[]" are items, "{}" are values of a map. */
export function textsOfSchema(taken: z.ZodType): string[] {
  const whole = z.toJSONSchema(taken, { io: 'input', unrepresentable: 'any' });
  return [...new Set(textsOf(whole, '', whole.$defs ?? {}))];
}

function textsOf(part: unknown, path: string, named: Readonly<Record<string, unknown>>): string[] {
  const read = schema.safeParse(part);
  if (!read.success) return [];
  const {
    $ref,
    type,
    properties = {},
    items,
    additionalProperties,
    anyOf = [],
    oneOf = [],
    allOf = [],
  } = read.data;
  if ($ref !== undefined) {
    const name = $ref.replace('#/$defs/', '');
    if (!(name in named)) throw new Error(`What ${path} takes is not seen from here: ${$ref}`);
    return textsOf(named[name], path, named);
  }
  const isFree = type === 'string' && read.data.enum === undefined && read.data.const === undefined;
  return [
    ...(isFree ? [path] : []),
    ...Object.entries(properties).flatMap(([name, each]) =>
      textsOf(each, path === '' ? name : `${path}.${name}`, named),
    ),
    ...[...anyOf, ...oneOf, ...allOf].flatMap((each) => textsOf(each, path, named)),
    ...(items === undefined ? [] : textsOf(items, `${path}[]`, named)),
    ...textsOf(additionalProperties, `${path}{}`, named),
  ];
}
