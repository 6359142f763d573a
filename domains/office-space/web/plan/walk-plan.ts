import type { KeyboardEvent } from 'react';

const blocksOf = (floor: Element): HTMLElement[] => [...floor.querySelectorAll<HTMLElement>('.os-block')];
const middle = (element: Element): number => {
  const box = element.getBoundingClientRect();
  return box.left + box.width / 2;
};

/** The block of the next floor with rooms that stands nearest above or below. */
function across(floors: readonly Element[], at: number, step: number, from: Element): HTMLElement | undefined {
  for (let next = at + step; next >= 0 && next < floors.length; next += step) {
    const floor = floors[next];
    const blocks = floor ? blocksOf(floor) : [];
    if (blocks.length === 0) continue;
    const x = middle(from);
    return blocks.reduce((best, one) => (Math.abs(middle(one) - x) < Math.abs(middle(best) - x) ? one : best));
  }
  return undefined;
}

/** Arrow keys walk through the plan as it is drawn; Enter follows the link by itself. */
export function walkPlan(event: KeyboardEvent<HTMLElement>): void {
  const from = (event.target as Element).closest<HTMLElement>('.os-block');
  const floor = from?.closest('.os-floor');
  if (!from || !floor) return;
  const floors = [...event.currentTarget.querySelectorAll('.os-floor')];
  const blocks = blocksOf(floor);
  const at = blocks.indexOf(from);
  const targets: Readonly<Record<string, HTMLElement | undefined>> = {
    ArrowLeft: blocks[at - 1],
    ArrowRight: blocks[at + 1],
    ArrowUp: across(floors, floors.indexOf(floor), -1, from),
    ArrowDown: across(floors, floors.indexOf(floor), 1, from),
    Home: blocks[0],
    End: blocks.at(-1),
  };
  if (!(event.key in targets)) return;
  event.preventDefault();
  targets[event.key]?.focus();
}
