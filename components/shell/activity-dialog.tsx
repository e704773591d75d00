import { ActivityEntry } from '@/components/shell/activity-entry';
import type { Activity } from '@/components/shell/activity-store';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';

interface ActivityDialogProps {
  activities: readonly Activity[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** All that was started, the latest first. */
export function ActivityDialog({ activities, open, onOpenChange }: ActivityDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Activity"
      description="What you started in this tab."
    >
      {activities.length === 0 ? <EmptyState>Nothing was started yet.</EmptyState> : null}
      <ul className="flex flex-col gap-3">
        {activities.map((activity) => (
          <ActivityEntry key={activity.id} activity={activity} onLeave={() => onOpenChange(false)} />
        ))}
      </ul>
    </Dialog>
  );
}
