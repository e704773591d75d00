'use client';

import { type ReactNode, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextInput } from '@/components/ui/text-input';

interface ConfirmByTypingProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will go, and what will stay. */
  children: ReactNode;
  /** What has to be typed, exactly. */
  phrase: string;
  action: string;
  busy?: boolean;
  onConfirm: () => void;
  /** Why it did not work, in the server's words. */
  error?: ReactNode;
}

/** For what cannot be undone: it lists what goes and asks for the name to be typed. */
export function ConfirmByTyping(props: ConfirmByTypingProps) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={props.title} modalInput>
      {props.open ? <ConfirmForm {...props} /> : null}
    </Dialog>
  );
}

function ConfirmForm({
  children,
  phrase,
  action,
  busy = false,
  onConfirm,
  onOpenChange,
  error,
}: ConfirmByTypingProps) {
  const [typed, setTyped] = useState('');
  const id = useId();
  const matches = typed === phrase;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (matches && !busy) onConfirm();
      }}
    >
      <div className="flex flex-col gap-2">{children}</div>
      <label htmlFor={id} className="flex flex-col gap-1.5">
        <span>
          Type{' '}
          <strong className="select-all break-all rounded bg-sunken px-1 font-mono font-medium">
            {phrase}
          </strong>{' '}
          to confirm
        </span>
        <TextInput id={id} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      {error}
      <div className="flex justify-end gap-2">
        <Button onClick={() => onOpenChange(false)}>Cancel</Button>
        <Button type="submit" tone="danger" busy={busy} disabled={!matches}>
          {action}
        </Button>
      </div>
    </form>
  );
}
