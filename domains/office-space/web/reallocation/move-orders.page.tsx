import { ListPage } from '#ui/page/list-page.tsx';
import { moveOrderTable } from './reallocation.table.ts';

export function Page() {
  return <ListPage titleKey="menu.office-space.move-orders" table={moveOrderTable} />;
}
