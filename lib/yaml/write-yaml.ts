import { stringify } from 'yaml';

/** Any JSON as YAML, as people write it: no long lines folded, no aliases, texts plain where they may be. */
export function writeYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false, nullStr: 'null' });
}
