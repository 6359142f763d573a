import type { ComponentType } from 'react';
import type { AnyRoute, RouteOutput, RouteSent } from '#shared/route.ts';

/** Lines of work by which the menu is grouped, in their order. Labels `menu.group.<id>`. */
export const menuGroups = [
  'work',
  'office-space',
  'office-space-supply',
  'office-space-works',
  'supervision',
  'people',
  'places',
  'security',
  'system',
] as const;
export type MenuGroup = (typeof menuGroups)[number] | (string & {});

export interface MenuEntry {
  /** Unique over all rooms; label `menu.<id>` unless `labelKey` says otherwise. */
  id: string;
  group: MenuGroup;
  labelKey?: string;
  /** Name of a picture of `ui/show/icon.tsx`. */
  icon?: string;
  /** Path of the page, without parameters. */
  to: string;
  /** First parts of other addresses whose pages belong to it: `/tasks`. */
  also?: readonly string[];
  /** Hidden without it. A list: any of them. */
  permission: string | readonly string[];
  /** Position within the group; entries without it follow in the order they are written. */
  order?: number;
  /** Shown in the grid of services on a phone; true unless told. */
  onPhone?: boolean;
}

/** A page's module exports `Page`. */
export type PageModule = { readonly Page: ComponentType };

export interface PageRoute {
  /** Path of the browser, parameters as `$roomId`: `/office-space/rooms/$roomId`. */
  path: string;
  /** `() => import('./room.page.tsx')`; loaded when first visited. */
  page: () => Promise<PageModule>;
  /** Without it the page says that the right is missing. A list: any of them. */
  permission: string | readonly string[];
  /** Label key of the title for the breadcrumbs and the tab; `menu.<id>` of the entry with the same path unless told. */
  titleKey?: string;
}

/** One of the four figures on top of the home page, in a module of its own (`counters.ts`). The first four that the account may see are shown. */
export interface HomeCounter<R extends AnyRoute = AnyRoute> {
  id: string;
  labelKey: string;
  permission: string;
  route: R;
  input: RouteSent<R>;
  /** The figure, and how loud it is. */
  figure: (answer: RouteOutput<R>) => { value: number | string; tone?: 'ok' | 'notice' | 'attention' | 'violation' };
  /** The list that makes the figure; from the answer where it depends on it. */
  to: string | ((answer: RouteOutput<R>) => string);
  order?: number;
}

/** Declares a counter with its types kept: `homeCounter({ route: listAlarms, input: {…}, figure: (a) => ({ value: a.total }) … })`. */
export const homeCounter = <R extends AnyRoute>(counter: HomeCounter<R>): HomeCounter => counter as unknown as HomeCounter;

/** A part of the home page, contributed by a room. */
export interface HomeSection {
  id: string;
  titleKey: string;
  permission: string | readonly string[];
  /** The module exports `Section`. */
  component: () => Promise<{ readonly Section: ComponentType }>;
  /** `full` spans both columns on a desk; `half` unless told. */
  width?: 'half' | 'full';
  order?: number;
}

/** A kind of picker for fields that hold the id of a record of this room. */
export interface PickerEntry {
  /** Named by forms: `unit`, `person`, `place`, … */
  kind: string;
  /** Field names whose ids it picks; a name also matches as the capitalised end of a longer one (`orgId` matches `toOrgId`). */
  fields: readonly string[];
  /** The module exports `Picker`. */
  load: () => Promise<{ readonly Picker: ComponentType<PickerProps> }>;
}

/** What a picker gets. It behaves like any input: it shows `value` (ids) and tells `onChange`. */
export interface PickerProps {
  /** Id for DOM and label. */
  id?: string;
  /** One id, or several when `multiple`. */
  value?: string | readonly string[] | null;
  onChange?: (value: string | readonly string[] | null) => void;
  onBlur?: () => void;
  multiple?: boolean;
  disabled?: boolean;
  allowClear?: boolean;
  placeholder?: string;
  /** Name of the field, for pickers that differ by use (`buildingId`, `roomId`). */
  field: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
  status?: 'error' | '';
}

/**
 * The browser's door of a room: `kernel/<room>/web/routes.tsx` and `domains/<room>/web/routes.tsx` export it as `room`. It travels with the
 * first script, so it imports `defineRoom` and nothing else: pages, pickers, counters and sections come by `import()`.
 */
export interface Room {
  domain: string;
  menu?: readonly MenuEntry[];
  routes: readonly PageRoute[];
  /** `() => import('./counters.ts')`, a module that exports `counters`; loaded with the home page only. */
  counters?: () => Promise<{ readonly counters: readonly HomeCounter[] }>;
  home?: readonly HomeSection[];
  pickers?: readonly PickerEntry[];
  /** Records of other rooms that this one shows more of: found by search, they open here for who may. */
  opens?: readonly OpensEntry[];
}

/** `/places/rooms/…` opens as `/office-space/rooms/…` for who has the permission. */
export interface OpensEntry {
  /** Path of the other room up to the record's id. */
  path: string;
  /** Path of this room in its place. */
  as: string;
  permission: string;
}

/** A topic of a room with many pages: what it brings, declared in `web/<topic>/part.ts`. */
export type RoomPart = Omit<Room, 'domain'>;

/** Declares the browser's door of a room from its own lists and those of its topics. */
export function defineRoom(room: Omit<Room, 'routes'> & Partial<Room>, ...parts: readonly RoomPart[]): Room {
  const all: readonly Partial<RoomPart>[] = [room, ...parts];
  const counting = all.flatMap((p) => p.counters ?? []);
  return {
    domain: room.domain,
    menu: all.flatMap((p) => p.menu ?? []),
    routes: all.flatMap((p) => p.routes ?? []),
    home: all.flatMap((p) => p.home ?? []),
    pickers: all.flatMap((p) => p.pickers ?? []),
    opens: all.flatMap((p) => p.opens ?? []),
    ...(counting.length === 0
      ? {}
      : { counters: async () => ({ counters: (await Promise.all(counting.map((load) => load()))).flatMap((m) => m.counters) }) }),
  };
}
