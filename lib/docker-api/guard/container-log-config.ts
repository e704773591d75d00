import { type Findings, quoted } from '@/lib/docker-api/guard/findings';
import type { HostConfig } from '@/lib/docker-api/schemas/host-config';

/** Drivers that write on the node itself. "" is the engine's own choice. */
const drivers: readonly string[] = ['', 'json-file', 'local', 'none'];

const size = /^(?:-1|[1-9][0-9]{0,11}[kmgKMG]?)$/;

/** Options that can hold no address, template or name of anything. */
const optionForms: ReadonlyMap<string, RegExp> = new Map([
  ['max-size', size],
  ['max-file', /^[1-9][0-9]{0,3}$/],
  ['max-buffer-size', size],
  ['compress', /^(?:true|false)$/],
  ['mode', /^(?:blocking|non-blocking)$/],
]);

/** Log drivers with an address make the engine send whatever is printed wherever it says. */
export function guardLogConfig(config: HostConfig['LogConfig'], findings: Findings): void {
  const driver = config?.Type ?? '';
  if (!drivers.includes(driver)) {
    findings.refuse(`log driver ${quoted(driver)} is not offered; json-file, local and none are`);
  }
  for (const [option, value] of Object.entries(config?.Config ?? {})) {
    if (optionForms.get(option)?.test(value) !== true) {
      findings.refuse(`log option ${quoted(`${option}=${value}`)} is not offered`);
    }
  }
}
