import { WheelMark } from '@/components/shell/wheel-mark';
import { buttonClass } from '@/components/ui/button-styles';

export default function NotFound() {
  return (
    <main className="mx-auto flex max-w-120 flex-col items-start gap-4 px-6 py-24">
      <WheelMark className="size-9 text-accent" />
      <h1 className="font-semibold text-xl">There is nothing here</h1>
      <p className="text-ink-soft">
        It does not exist, or it is not among what you may see. Whoever administers access can tell you more.
      </p>
      {/* A plain one: every page carries this along. */}
      <a href="/" className={buttonClass()}>
        Go to your view
      </a>
    </main>
  );
}
