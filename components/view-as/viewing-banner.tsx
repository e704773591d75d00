'use client';

import { Eye } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { showToast } from '@/components/ui/toast-store';
import { failureMessage } from '@/lib/http/failure';
import { api } from '@/lib/http/request';

interface ViewingBannerProps {
  username: string;
  /** Who looks. */
  by: string;
  /** Milliseconds since the epoch. */
  until: number;
}

/** On every page of somebody who sees the console as another person does. */
export function ViewingBanner({ username, by, until }: ViewingBannerProps) {
  const [isStopping, setIsStopping] = useState(false);
  const stop = async () => {
    setIsStopping(true);
    try {
      await api('DELETE', '/view-as', { ifMatch: undefined });
      // Nothing of what was shown stays.
      window.location.assign('/');
    } catch (error) {
      setIsStopping(false);
      showToast({ title: 'You are still viewing', description: failureMessage(error), tone: 'danger' });
    }
  };
  return (
    <>
      <section
        aria-label={`Viewing as ${username}`}
        className="flex min-h-11 flex-wrap items-center justify-center gap-x-4 gap-y-1 bg-warn px-3 py-1 text-center text-canvas"
      >
        <p className="flex items-center gap-2 font-medium">
          <Eye aria-hidden className="size-4 shrink-0" />
          <span>
            {by} viewing as {username}: look only
            <span className="font-normal max-sm:hidden">
              {' '}
              · ends <RelativeTime at={until} />
            </span>
          </span>
        </p>
        <Button size="small" onClick={() => void stop()} busy={isStopping}>
          Stop
        </Button>
      </section>
      <div aria-hidden className="pointer-events-none fixed inset-0 z-70 ring-3 ring-warn ring-inset" />
    </>
  );
}
