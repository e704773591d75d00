import { classNames } from '@/components/ui/class-names';

export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'normal' | 'icon';

const tones: Record<ButtonTone, string> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-hover',
  secondary: 'bg-surface text-ink ring-1 ring-inset ring-line hover:bg-hover',
  quiet: 'text-ink-soft hover:bg-hover hover:text-ink data-popup-open:bg-hover data-popup-open:text-ink',
  danger: 'bg-danger text-danger-ink hover:bg-danger-hover',
};

const sizes: Record<ButtonSize, string> = {
  small: 'h-7 px-2.5 text-[0.8125rem] pointer-coarse:h-10',
  normal: 'h-8.5 px-3.5 pointer-coarse:h-11',
  icon: 'size-8 pointer-coarse:size-11',
};

/** One look for everything that is pressed, be it a button, a link or a trigger. */
export function buttonClass(
  tone: ButtonTone = 'secondary',
  size: ButtonSize = 'normal',
  extra?: string,
): string {
  return classNames(
    'inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors duration-100 [&_svg]:size-4 [&_svg]:shrink-0',
    'disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:bg-sunken aria-disabled:text-ink-soft aria-disabled:ring-1 aria-disabled:ring-line',
    tones[tone],
    sizes[size],
    extra,
  );
}
