import { literally } from '@/lib/db/like';
import { ScimError } from '@/lib/scim/error';
import type { Filter } from '@/lib/scim/filter';

type Compare = Extract<Filter, { kind: 'compare' }>;

/** How one attribute is asked for in the database. Null: it is not of a form that anything has. */
export type AttributeWhere<Where> = (compare: Compare) => Where | null;

/**
 * A filter as the database is asked it.
 *
 * @throws ScimError for an attribute that cannot be filtered by
 */
export function whereOf<Where extends object>(
  filter: Filter,
  attributes: Readonly<Record<string, AttributeWhere<Where>>>,
  never: Where,
): object {
  switch (filter.kind) {
    case 'and':
      return { AND: filter.parts.map((part) => whereOf(part, attributes, never)) };
    case 'or':
      return { OR: filter.parts.map((part) => whereOf(part, attributes, never)) };
    case 'not':
      return { NOT: whereOf(filter.part, attributes, never) };
    case 'compare': {
      if (filter.operator === 'ne') return { NOT: whereOf({ ...filter, operator: 'eq' }, attributes, never) };
      const attribute = Object.hasOwn(attributes, filter.attribute)
        ? attributes[filter.attribute]
        : undefined;
      if (!attribute)
        throw new ScimError(
          400,
          `It cannot be filtered by ${filter.attribute.slice(0, 50)}.`,
          'invalidFilter',
        );
      return attribute(filter) ?? never;
    }
  }
}

/** Of a column that may be null. @param isExact whether upper and lower case are two things */
export function textCondition(compare: Compare, isExact = false) {
  if (compare.operator === 'pr') return { not: null };
  if (compare.value === null) return { equals: null };
  return writtenCondition(compare, isExact);
}

/** Of a column that is never null; `pr` is true of it. Null: nothing has this. */
export function requiredCondition(compare: Compare) {
  if (compare.operator === 'pr') return {};
  return compare.value === null ? null : writtenCondition(compare, false);
}

function writtenCondition({ operator, value }: Compare, isExact: boolean) {
  const mode = isExact ? ('default' as const) : ('insensitive' as const);
  // Insensitive equality is a LIKE: what it takes for wild has to be written out.
  const text = isExact && operator === 'eq' ? String(value) : literally(String(value));
  switch (operator) {
    case 'co':
      return { contains: text, mode };
    case 'sw':
      return { startsWith: text, mode };
    case 'ew':
      return { endsWith: text, mode };
    default:
      return { equals: text, mode };
  }
}
