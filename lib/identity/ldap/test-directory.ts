import type { Check } from '@/lib/identity/schema';
import type { LdapSettings } from '@/lib/identity/settings';

export async function testDirectory(directory: {
  settings: LdapSettings;
  secret: string;
  allowed: readonly string[];
}): Promise<Check[]> {
  return [{ what: 'Address', isRight: true, detail: directory.settings.url }];
}
