import { memo, useMemo } from 'react';
import { useChoices } from '@/components/resources/use-choices';
import { FilterBox } from '@/components/ui/filter-box';
import { Select } from '@/components/ui/select';
import { isOwnLabel } from '@/lib/docker-api/labels';
import type { NodeRow } from '@/lib/nodes/row';
import type { TaskRow } from '@/lib/tasks/row';
import { isOver } from '@/lib/tasks/task-state';
import type { LaneFilter } from '@/lib/topology/lane-filter';

interface TopologyFiltersProps {
  nodes: readonly NodeRow[];
  tasks: readonly TaskRow[];
  filter: LaneFilter;
  onChange: (change: Partial<LaneFilter>) => void;
}

/** Narrows to services by name, a stack, a state of tasks, and nodes that bear a label. */
function PlainTopologyFilters({ nodes, tasks, filter, onChange }: TopologyFiltersProps) {
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
      <Choice label="Any stack" of="stack" choices={stacks} value={filter.stack} onChange={onChange} />
      <Choice label="Any state" of="state" choices={states} value={filter.state} onChange={onChange} />
      <Choice label="Any node label" of="label" choices={labels} value={filter.label} onChange={onChange} />
    </>
  );
}

/** Selecting a service changes nothing here. */
export const TopologyFilters = memo(PlainTopologyFilters);

const stackOf = ({ stack }: TaskRow) => stack;
const stateOf = ({ state }: TaskRow) => (isOver(state) ? null : state);

interface ChoiceProps {
  label: string;
  of: 'stack' | 'state' | 'label';
  choices: readonly string[];
  value: string;
  onChange: (change: Partial<LaneFilter>) => void;
}

/** Stacks can be hundreds: they are written anew when there are others, not with each change of a task. */
const Choice = memo(function PlainChoice({ label, of, choices, value, onChange }: ChoiceProps) {
  // What the address asks for stays on offer, even when nothing has it now.
  const values = value === '' || choices.includes(value) ? choices : [value, ...choices];
  return (
    <Select
      aria-label={label}
      // There from the beginning, so that nothing moves when tasks come.
      disabled={choices.length === 0 && value === ''}
      placeholder={label}
      value={value}
      onChange={(event) => onChange({ [of]: event.target.value })}
      options={values.map((choice) => ({ value: choice, label: choice }))}
      className="max-sm:w-[calc(50%-0.25rem)]! sm:max-w-44"
    />
  );
});

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
