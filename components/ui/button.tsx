import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { type ButtonSize, type ButtonTone, buttonClass } from '@/components/ui/button-styles';

interface Look {
  tone?: ButtonTone;
  size?: ButtonSize;
}

interface ButtonProps extends ComponentProps<'button'>, Look {
  /** Under way: it keeps its width, shows that it works, and takes no second press. */
  busy?: boolean;
}

export function Button({
  tone,
  size,
  busy = false,
  className,
  children,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonClass(tone, size, className)}
    >
      {busy ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'size'> {
  /** What it does; read aloud and shown on hover. */
  label: string;
  children: ReactNode;
}

export function IconButton({ label, tone = 'quiet', title = label, ...rest }: IconButtonProps) {
  return <Button {...rest} tone={tone} size="icon" aria-label={label} title={title} />;
}

interface LinkProps extends ComponentProps<'a'> {
  href: string;
}

/** A link that looks like a button. */
export function LinkButton({ tone, size, className, ...rest }: LinkProps & Look) {
  return <a {...rest} className={buttonClass(tone, size, className)} />;
}

/**
 * A link in running text or in a table cell. There are hundreds on a page, so it is nothing but an `a`:
 * the shell follows it without loading the page anew (components/shell/link-navigation).
 */
export function TextLink({ className = '', ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      className={`rounded-sm font-medium text-accent underline-offset-3 hover:underline ${className}`}
    />
  );
}
