import { useMemo } from 'react';
import { useChoices } from '@/components/resources/use-choices';
import { FilterBox } from '@/components/ui/filter-box';
import { Select } from '@/components/ui/select';
import { isOwnLabel } from '@/lib/docker-api/labels';
import type { NodeRow } from '@/lib/nodes/row';
import type { TaskRow } from '@/lib/tasks/row';
import { isOver } from '@/lib/tasks/task-state';
import type { LaneFilter } from '@/lib/topology/lanes';

interface TopologyFiltersProps {
  nodes: readonly NodeRow[];
  tasks: readonly TaskRow[];
  filter: LaneFilter;
  onChange: (change: Partial<LaneFilter>) => void;
}

/** Narrows to services by name, a stack, a state of tasks, and nodes that bear a label. */
export function TopologyFilters({ nodes, tasks, filter, onChange }: TopologyFiltersProps) {
  const stacks = useChoices(tasks, stackOf);
  const states = useChoices(tasks, stateOf);
  const labels = useMemo(
    () =>
      distinct(
        nodes.flatMap((node) =>
          Object.entries(node.labels)
            .filter(([key]) => !isOwnLabel(key))
            .map(([key, value]) => `${key}=${value}`),
        ),
      ),
    [nodes],
  );
  return (
    <>
      <FilterBox label="Filter services" value={filter.text} onChange={(text) => onChange({ text })} />
      <Choice
        label="Any stack"
        choices={stacks}
        value={filter.stack}
        onChange={(stack) => onChange({ stack })}
      />
      <Choice
        label="Any state"
        choices={states}
        value={filter.state}
        onChange={(state) => onChange({ state })}
      />
      <Choice
        label="Any node label"
        choices={labels}
        value={filter.label}
        onChange={(label) => onChange({ label })}
      />
    </>
  );
}

const stackOf = ({ stack }: TaskRow) => stack;
const stateOf = ({ state }: TaskRow) => (isOver(state) ? null : state);

interface ChoiceProps {
  label: string;
  choices: readonly string[];
  value: string;
  onChange: (value: string) => void;
}

function Choice({ label, choices, value, onChange }: ChoiceProps) {
  if (choices.length === 0 && value === '') return null;
  // What the address asks for stays on offer, even when nothing has it now.
  const values = value === '' || choices.includes(value) ? choices : [value, ...choices];
  return (
    <Select
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={values.map((choice) => ({ value: choice, label: choice }))}
      className="max-sm:w-[calc(50%-0.25rem)]! sm:max-w-44"
    />
  );
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
