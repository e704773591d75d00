import { stateLook } from '@/components/containers/container-state';
import { StatusDot } from '@/components/ui/status-dot';

interface ContainerMarkProps {
  state: string;
  /** The engine's sentence, e.g. "Exited (1) 3 minutes ago". */
  status: string;
  /** What we are doing with it at this moment, e.g. "Stopping". */
  doing?: string;
}

/** The state of a container in a shape and a word. */
export function ContainerMark({ state, status, doing }: ContainerMarkProps) {
  if (doing) {
    return (
      <StatusDot tone="accent" working>
        {doing}…
      </StatusDot>
    );
  }
  const { tone, word, isWorking } = stateLook(state, status);
  return (
    <StatusDot tone={tone} working={isWorking} more={status}>
      {word}
    </StatusDot>
  );
}
