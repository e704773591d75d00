'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

interface ConfirmChangeProps {
  title: string;
  /** What follows from it, a sentence each. */
  consequences: readonly string[];
  action: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Says what follows from a change that can be taken back, before it is made. */
export function ConfirmChange({ title, consequences, action, onConfirm, onClose }: ConfirmChangeProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            onClick={() => {
              onConfirm();
              onClose();
            }}
          >
            {action}
          </Button>
        </>
      }
    >
      <ul className="flex flex-col gap-2">
        {consequences.map((sentence) => (
          <li key={sentence} className="break-words text-pretty">
            {sentence}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
