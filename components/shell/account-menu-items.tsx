import {
  Keyboard,
  KeyRound,
  LogOut,
  Monitor,
  Moon,
  ShieldCheck,
  Sun,
  TerminalSquare,
  UserRound,
} from 'lucide-react';
import { useTheme } from 'next-themes';
import { endSession } from '@/components/shell/end-session';
import { MenuChoice, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu-items';
import { paths } from '@/lib/paths/console-paths';

const themes = [
  { value: 'system', label: 'As the system', icon: <Monitor aria-hidden /> },
  { value: 'light', label: 'Light', icon: <Sun aria-hidden /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
] as const;

export interface AccountMenuItemsProps {
  username: string;
  onShowKeys: () => void;
}

/** What is in the menu of one's account; fetched when somebody reaches for it. */
export function AccountMenuItems({ username, onShowKeys }: AccountMenuItemsProps) {
  const { theme = 'system', setTheme } = useTheme();
  return (
    <>
      <p className="px-2.5 pt-1.5 pb-1 text-[0.8125rem] text-ink-soft">
        Signed in as <span className="font-medium text-ink">{username}</span>
      </p>
      <MenuLink href={paths.account()} icon={<UserRound aria-hidden />}>
        Account
      </MenuLink>
      <MenuLink href={paths.accountPage('access')} icon={<ShieldCheck aria-hidden />}>
        My access
      </MenuLink>
      <MenuLink href={paths.accountPage('connect')} icon={<TerminalSquare aria-hidden />}>
        Connect the docker CLI
      </MenuLink>
      <MenuLink href={paths.accountPage('tokens')} icon={<KeyRound aria-hidden />}>
        Tokens
      </MenuLink>
      <MenuSeparator />
      <MenuChoice label="Theme" value={theme} onChange={setTheme} options={themes} />
      <MenuSeparator />
      <MenuItem icon={<Keyboard aria-hidden />} onClick={onShowKeys}>
        Keys
      </MenuItem>
      <MenuItem icon={<LogOut aria-hidden />} onClick={() => void endSession()}>
        Sign out
      </MenuItem>
    </>
  );
}
