import { WheelMark } from '@/components/shell/wheel-mark';
import { LinkButton } from '@/components/ui/button';

export default function NotFound() {
  return (
    <main className="mx-auto flex max-w-120 flex-col items-start gap-4 px-6 py-24">
      <WheelMark className="size-9 text-accent" />
      <h1 className="font-semibold text-xl">There is nothing here</h1>
      <p className="text-ink-soft">
        It does not exist, or it is not among what you may see. Whoever administers access can tell you more.
      </p>
      <LinkButton href="/">Go to your view</LinkButton>
    </main>
  );
}
