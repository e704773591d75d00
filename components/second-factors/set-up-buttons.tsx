import { Button } from '@/components/ui/button';

interface SetUpButtonsProps {
  busy: boolean;
  action: string;
  onCancel: () => void;
}

/** The last line of each step of a set-up. */
export function SetUpButtons({ busy, action, onCancel }: SetUpButtonsProps) {
  return (
    <div className="flex justify-end gap-2">
      <Button onClick={onCancel}>Cancel</Button>
      <Button type="submit" tone="primary" busy={busy}>
        {action}
      </Button>
    </div>
  );
}
