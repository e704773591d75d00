'use client';

import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { api, request } from '@/lib/http/request';
import type { LinkView } from '@/lib/identity/schema';

interface LinkedAccountsProps {
  initial: readonly LinkView[];
  offered: readonly { readonly id: string; readonly name: string }[];
  /** What became of a link that was just asked for. */
  failure: string | null;
}

/** The providers by which one signs in to this account, and linking another. */
export function LinkedAccounts({ initial, offered, failure }: LinkedAccountsProps) {
  const [links, setLinks] = useState(initial);
  const [error, setError] = useState<unknown>(failure === null ? null : new Error(failure));
  const link = (id: string) => {
    setError(null);
    request<{ url: string }>('POST', `/api/auth/oidc/${id}/link`).then(
      ({ url }) => window.location.assign(url),
      setError,
    );
  };
  const end = ({ id }: LinkView) => {
    setError(null);
    api('DELETE', `/me/links/${id}`, { ifMatch: undefined }).then(
      () => setLinks((shown) => shown.filter((each) => each.id !== id)),
      setError,
    );
  };
  const unlinked = offered.filter(({ name }) => !links.some(({ provider }) => provider === name));
  return (
    <div className="flex flex-col gap-3">
      <ErrorNotice error={error} />
      {links.length === 0 ? <p className="text-ink-soft">Your account is linked to none.</p> : null}
      <ul className="flex flex-col gap-2">
        {links.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center gap-3">
            <span className="font-medium">{each.provider}</span>
            <span className="min-w-0 flex-1 truncate text-ink-soft">{each.subject}</span>
            <Button size="small" onClick={() => end(each)}>
              End the link
            </Button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {unlinked.map(({ id, name }) => (
          <Button key={id} size="small" onClick={() => link(id)}>
            <Link2 aria-hidden />
            Link {name}
          </Button>
        ))}
      </div>
    </div>
  );
}
