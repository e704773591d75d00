'use client';

import { History } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { ActivityEntry } from '@/components/shell/activity-entry';
import { type Activity, currentActivities, subscribeToActivities } from '@/components/shell/activity-store';
import { IconButton } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';

const none: readonly Activity[] = [];
/** What was started from this tab, over all pages: under way, done, or why it failed. */
export function ActivityButton() {
  const [open, setOpen] = useState(false);
  const activities = useSyncExternalStore(subscribeToActivities, currentActivities, () => none);
  const running = activities.filter((activity) => activity.state === 'running').length;
  return (
    <>
      <IconButton
        label={running > 0 ? `Activity: ${running} under way` : 'Activity'}
        onClick={() => setOpen(true)}
        className={activities.length === 0 ? 'max-sm:hidden' : ''}
      >
        <span className="relative">
          <History aria-hidden />
          {running > 0 ? (
            <span aria-hidden className="-top-1 -right-1 absolute size-2 rounded-full bg-accent" />
          ) : null}
        </span>
      </IconButton>
      <Dialog open={open} onOpenChange={setOpen} title="Activity" description="What you started in this tab.">
        {activities.length === 0 ? <EmptyState>Nothing was started yet.</EmptyState> : null}
        <ul className="flex flex-col gap-3">
          {activities.map((activity) => (
            <ActivityEntry key={activity.id} activity={activity} onLeave={() => setOpen(false)} />
          ))}
        </ul>
      </Dialog>
    </>
  );
}
