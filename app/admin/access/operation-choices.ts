import type { SearchChoice } from '@/components/forms/search-input';
import { operationSummary, operations } from '@/lib/access/operations';

/** Every operation in words, so that it is found by what people call it. */
export const operationChoices: readonly SearchChoice[] = operations.map((operation) => ({
  value: operation,
  label: `${operationSummary(operation)} (${operation})`,
}));
