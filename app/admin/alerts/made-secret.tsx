import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog } from '@/components/ui/dialog';

/** Shown once: it is kept encrypted, and nobody can read it back. */
export function MadeSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      modalInput
      title="The secret of the webhook"
      description="Give it to the receiver, which checks signatures with it. It is not shown again."
      footer={
        <Button tone="primary" onClick={onClose}>
          I have it
        </Button>
      }
    >
      <CodeBlock label="Secret" code={secret} />
    </Dialog>
  );
}
