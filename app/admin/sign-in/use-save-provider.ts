'use client';

import { useSave } from '@/components/forms/use-save';
import { editedProvider } from '@/lib/identity/edited-provider';
import type { ProviderView } from '@/lib/identity/schema';

interface EnteredProvider {
  readonly name: string;
  /** Empty: it keeps the one it has. */
  readonly secret: string;
}

/** How a provider of either kind is added, changed and tried out, from what its form holds. */
export function useSaveProvider<Values extends EnteredProvider>(
  kind: 'ldap' | 'oidc',
  provider: Pick<ProviderView, 'id'> | undefined,
  settingsOf: (values: Values) => object,
) {
  const save = useSave();
  const settingsAndSecret = (values: Values) => ({
    settings: settingsOf(values),
    ...(values.secret === '' ? {} : { secret: values.secret }),
  });
  return {
    saveProvider: async (values: Values, shown: ProviderView | undefined) => {
      await save({
        method: provider ? 'PATCH' : 'POST',
        path: provider ? `/identity/providers/${provider.id}` : '/identity/providers',
        body: { ...(provider ? {} : { kind }), name: values.name, ...settingsAndSecret(values) },
        shown: shown && editedProvider(shown),
        done: provider ? `${values.name} was changed` : `${values.name} was added`,
        changes: ['identity/providers'],
      });
    },
    bodyToTry: (values: Values) => ({
      kind,
      ...settingsAndSecret(values),
      ...(provider ? { provider: provider.id } : {}),
    }),
  };
}
