'use client';

import { History } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { type Activity, currentActivities, subscribeToActivities } from '@/components/shell/activity-store';
import { IconButton } from '@/components/ui/button';
import { lazily } from '@/components/ui/lazily';

/** Fetched when it is first wanted. */
const ActivityDialog = lazily(() =>
  import('@/components/shell/activity-dialog').then((loaded) => loaded.ActivityDialog),
);

const none: readonly Activity[] = [];
/** What was started from this tab, over all pages: under way, done, or why it failed. */
export function ActivityButton() {
  const [open, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const activities = useSyncExternalStore(subscribeToActivities, currentActivities, () => none);
  const running = activities.filter((activity) => activity.state === 'running').length;
  return (
    <>
      <IconButton
        label={running > 0 ? `Activity: ${running} under way` : 'Activity'}
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
        className={activities.length === 0 ? 'max-sm:hidden' : ''}
      >
        <span className="relative">
          <History aria-hidden />
          {running > 0 ? (
            <span aria-hidden className="-top-1 -right-1 absolute size-2 rounded-full bg-accent" />
          ) : null}
        </span>
      </IconButton>
      {isWanted ? <ActivityDialog activities={activities} open={open} onOpenChange={setOpen} /> : null}
    </>
  );
}
