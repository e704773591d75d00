'use client';

import { Check } from 'lucide-react';
import { type ReactNode, use } from 'react';
import { useMenuBase } from '@/components/ui/menu-base';
import { ReasonActionContext } from '@/components/ui/reason-action';

const itemClass =
  'flex min-h-8 w-full cursor-default select-none items-center gap-2.5 rounded-md px-2.5 py-1.5 text-left outline-hidden data-highlighted:bg-hover pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-soft';

interface MenuItemProps {
  icon?: ReactNode;
  children: ReactNode;
  onClick: () => void;
  tone?: 'normal' | 'danger';
  /** Why it cannot be done; shown under its name, and the item does nothing. */
  disabledReason?: string | null;
}

export function MenuItem({ icon, children, onClick, tone = 'normal', disabledReason }: MenuItemProps) {
  const Base = useMenuBase();
  const action = use(ReasonActionContext);
  const askLabel = disabledReason ? (action?.labelFor(disabledReason) ?? null) : null;
  const ask = disabledReason && askLabel !== null ? () => action?.run(disabledReason) : undefined;
  return (
    <Base.Item
      aria-disabled={disabledReason && !ask ? true : undefined}
      closeOnClick={!disabledReason || ask !== undefined}
      onClick={disabledReason ? ask : onClick}
      className={`${itemClass} ${tone === 'danger' && !disabledReason ? 'text-danger [&_svg]:text-danger' : ''}`}
    >
      {icon}
      <span className="min-w-0">
        <span className={disabledReason ? 'text-ink-soft' : undefined}>{children}</span>
        {disabledReason ? (
          <span className="block max-w-72 text-ink-soft text-xs text-pretty">{disabledReason}</span>
        ) : null}
        {askLabel ? <span className="block font-medium text-accent text-xs">{askLabel}</span> : null}
      </span>
    </Base.Item>
  );
}

export function MenuLink({
  href,
  icon,
  children,
  current = false,
}: {
  href: string;
  icon?: ReactNode;
  children: ReactNode;
  current?: boolean;
}) {
  const Base = useMenuBase();
  return (
    <Base.LinkItem href={href} closeOnClick className={itemClass} aria-current={current ? 'page' : undefined}>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {current ? <Check aria-hidden /> : null}
    </Base.LinkItem>
  );
}

interface MenuChoiceProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string; icon?: ReactNode }[];
}

/** One of several, e.g. the theme. */
export function MenuChoice<T extends string>({ label, value, onChange, options }: MenuChoiceProps<T>) {
  const Base = useMenuBase();
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2.5 pt-2 pb-1 font-medium text-ink-soft text-xs">
        {label}
      </Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={onChange}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className={itemClass} closeOnClick={false}>
            {option.icon}
            <span className="flex-1">{option.label}</span>
            <Base.RadioItemIndicator render={<Check aria-hidden />} />
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function MenuCheckbox({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  const Base = useMenuBase();
  return (
    <Base.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      className={itemClass}
      closeOnClick={false}
    >
      <span className="flex-1">{children}</span>
      <span className="size-4">
        <Base.CheckboxItemIndicator render={<Check aria-hidden />} />
      </span>
    </Base.CheckboxItem>
  );
}

export function MenuSeparator() {
  const Base = useMenuBase();
  return <Base.Separator className="mx-1 my-1 h-px bg-line" />;
}
