import { createContext, use } from 'react';

export type MenuBase = typeof import('@base-ui/react/menu').Menu;

let loaded: MenuBase | null = null;

/** Base UI's menu is fetched when a person reaches for the first one, not with the page. */
export async function loadMenuBase(): Promise<MenuBase> {
  loaded ??= (await import('@base-ui/react/menu')).Menu;
  return loaded;
}

/** Its parts, for what is inside an open menu. */
export const MenuBaseContext = createContext<MenuBase | null>(null);

export function useMenuBase(): MenuBase {
  const base = use(MenuBaseContext);
  if (!base) throw new Error('This belongs inside a Menu.');
  return base;
}
