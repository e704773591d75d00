import { isOwnLabel } from '@/lib/docker-api/labels';

type Labels = Readonly<Record<string, string>>;

export interface LabelLine {
  readonly key: string;
  readonly value: string;
}

/** What a person can edit of a node's labels, and what Wheelhouse alone writes. */
export function splitLabels(labels: Labels): { editable: LabelLine[]; own: LabelLine[] } {
  const lines = Object.entries(labels)
    .map(([key, value]) => ({ key, value }))
    .sort((one, other) => one.key.localeCompare(other.key));
  return {
    editable: lines.filter(({ key }) => !isOwnLabel(key)),
    own: lines.filter(({ key }) => isOwnLabel(key)),
  };
}

/** Why these cannot be a node's labels; null when they can. */
export function labelsProblem(lines: readonly LabelLine[]): string | null {
  const seen = new Set<string>();
  for (const { key } of lines) {
    if (key.trim() === '') return 'A label has no name.';
    if (isOwnLabel(key)) return `Labels under io.wheelhouse. are set by Wheelhouse alone: ${key}`;
    if (seen.has(key)) return `Two labels are called ${key}.`;
    seen.add(key);
  }
  return null;
}

/**
 * The labels of a node after an edit: what was changed in the form is changed, everything else stays
 * as it is by now.
 *
 * @param shown what the form showed at first
 * @param wished what it says now
 * @param present what the node has by now
 * @throws Error when somebody else changed one of the same labels meanwhile
 */
export function editedLabels(
  shown: readonly LabelLine[],
  wished: readonly LabelLine[],
  present: Labels,
): Labels {
  const before = new Map(shown.map(({ key, value }) => [key, value]));
  const after = new Map(wished.map(({ key, value }) => [key, value]));
  const edited = new Map(Object.entries(present));
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const value = after.get(key);
    if (value === before.get(key)) continue;
    if (present[key] !== before.get(key) && present[key] !== value) {
      throw new Error(`Somebody else changed the label ${key} meanwhile. Open the form again.`);
    }
    if (value === undefined) edited.delete(key);
    else edited.set(key, value);
  }
  return Object.fromEntries(edited);
}
