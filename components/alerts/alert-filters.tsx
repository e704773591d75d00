import { type AlertFilterValues, severities, states } from '@/components/alerts/use-alert-filter';
import { Button } from '@/components/ui/button';
import { FilterBox } from '@/components/ui/filter-box';
import { Select } from '@/components/ui/select';
import { ruleNames, ruleOf } from '@/lib/alerts/rules';

interface AlertFiltersProps {
  filter: AlertFilterValues;
  onChange: (change: Partial<AlertFilterValues>) => void;
  isFiltered: boolean;
  onClear: () => void;
  clusters: readonly string[];
}

const ruleOptions = ruleNames.map((rule) => ({ value: rule, label: ruleOf(rule).title }));
const severityOptions = [
  { value: 'critical', label: 'Critical' },
  { value: 'warning', label: 'Warning' },
];
const stateOptions = [
  { value: 'firing', label: 'Fires' },
  { value: 'resolved', label: 'Over' },
];

export function AlertFilters({ filter, onChange, isFiltered, onClear, clusters }: AlertFiltersProps) {
  return (
    <search aria-label="Filter alerts" className="mb-4 flex flex-wrap items-center gap-2">
      <FilterBox label="Find in alerts" value={filter.text} onChange={(text) => onChange({ text })} />
      <Select
        aria-label="Rule"
        placeholder="Any rule"
        options={ruleOptions}
        value={filter.rule ?? ''}
        onChange={({ target }) => onChange({ rule: ruleNames.find((each) => each === target.value) ?? null })}
        className="sm:w-56!"
      />
      <Select
        aria-label="Severity"
        placeholder="Any severity"
        options={severityOptions}
        value={filter.severity ?? ''}
        onChange={({ target }) =>
          onChange({ severity: severities.find((each) => each === target.value) ?? null })
        }
        className="max-sm:w-[calc(50%-0.25rem)]! sm:w-36!"
      />
      <Select
        aria-label="State"
        placeholder="Any state"
        options={stateOptions}
        value={filter.state ?? ''}
        onChange={({ target }) => onChange({ state: states.find((each) => each === target.value) ?? null })}
        className="max-sm:w-[calc(50%-0.25rem)]! sm:w-32!"
      />
      {clusters.length > 1 ? (
        <Select
          aria-label="Cluster"
          placeholder="Any cluster"
          options={clusters.map((name) => ({ value: name, label: name }))}
          value={filter.cluster}
          onChange={({ target }) => onChange({ cluster: target.value })}
          className="sm:w-40!"
        />
      ) : null}
      {isFiltered ? (
        <Button tone="quiet" onClick={onClear}>
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}
