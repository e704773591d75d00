import type { AuditSettings } from '@/lib/audit-log/settings/schema';

export const readWords: Record<AuditSettings['reads'], string> = {
  none: 'None',
  sensitive: 'Sensitive ones: data of configs, environments, logs, what is copied or exported',
  all: 'All of them',
};
