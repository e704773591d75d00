import { z } from 'zod';

/** A question of an item's order form. The answer becomes an environment variable of what is launched. */
export const fieldSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    name: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
    label: z.string(),
    maxLength: z.int().min(1).max(1000),
    environment: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    name: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
    label: z.string(),
    choices: z.array(z.strictObject({ value: z.string(), label: z.string() })).min(1),
    environment: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  }),
]);

/** What an item launches: one web container, within limits, and the form that is asked first. */
export const templateSchema = z.strictObject({
  image: z.string(),
  /** The TCP port inside, published on a free port of the node. */
  port: z.int().min(1).max(65_535),
  memoryBytes: z.int().min(6 * 1024 * 1024),
  nanoCpus: z.int().positive(),
  pids: z.int().positive(),
  fields: z.array(fieldSchema).min(1),
});

export type CatalogField = z.infer<typeof fieldSchema>;
export type CatalogTemplate = z.infer<typeof templateSchema>;

/** The schema of the answers to an item's form: exactly its fields. */
export function inputsSchema(fields: readonly CatalogField[]): z.ZodType<Record<string, string>> {
  return z.strictObject(Object.fromEntries(fields.map((field) => [field.name, answerSchema(field)])));
}

function answerSchema(field: CatalogField): z.ZodType<string> {
  if (field.kind === 'choice') {
    return z.enum(
      field.choices.map((choice) => choice.value),
      `Choose one of: ${field.choices.map((choice) => choice.label).join(', ')}.`,
    );
  }
  return (
    z
      .string()
      .trim()
      .min(1, `${field.label} is missing.`)
      .max(field.maxLength, `${field.label} has more than ${field.maxLength} characters.`)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
      .regex(/^[^\u0000-\u001f\u007f]*$/, `${field.label} has characters that cannot be shown.`)
  );
}
