import type { RouteOutput } from '#shared/route.ts';
import type { Words } from '#ui/i18n/use-words.ts';
import type { stackBuilding } from '../../contract/rooms.ts';
import { alarmTones, roomStateTones } from '../tones.ts';

export type Stack = RouteOutput<typeof stackBuilding>;
export type StackFloor = Stack['floors'][number];
export type StackRoom = StackFloor['rooms'][number];

/** By what the blocks are coloured. Label: `page.office-space.plan.by.<value>`. */
export const colourings = ['unit', 'kind', 'verdict', 'vacancy'] as const;
export type Colouring = (typeof colourings)[number];

/** One entry of the legend: a colour never stands without its mark and word. */
export interface Legend {
  id: string;
  mark: string;
  word: string;
  /** Colour of the block, a class of the style sheet. */
  paint: string;
  roomCount: number;
  areaSqm: number;
}

const HUES = 10;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const kindOrder = ['office', 'service', 'equipment', 'ancillary', 'technical-business'];
const stateMarks: Readonly<Record<string, string>> = { 'in-use': '●', vacant: '○', let: '◇', lent: '◆', 'under-works': '△' };
const verdictMarks: Readonly<Record<string, string>> = { ok: '●', yellow: '▲', red: '■' };

const letter = (at: number): string => {
  const first = LETTERS[at % LETTERS.length] ?? '?';
  return at < LETTERS.length ? first : `${first}${Math.floor(at / LETTERS.length)}`;
};

const idOf: Readonly<Record<Colouring, (room: StackRoom) => string>> = {
  unit: (room) => room.orgId,
  kind: (room) => room.kind,
  verdict: (room) => room.verdict,
  vacancy: (room) => room.state,
};

const orders: Readonly<Record<Exclude<Colouring, 'unit'>, readonly string[]>> = {
  kind: kindOrder,
  verdict: ['red', 'yellow', 'ok'],
  vacancy: ['vacant', 'let', 'lent', 'under-works', 'in-use'],
};

function look(by: Colouring, id: string, at: number, name: string, words: Words): Pick<Legend, 'mark' | 'word' | 'paint'> {
  switch (by) {
    case 'unit':
      return { mark: letter(at), word: name, paint: `os-hue-${at % HUES}` };
    case 'kind':
      return {
        mark: words.t(`page.office-space.plan.kind.${id}`),
        word: words.enumLabel('office-space.room_kind', id),
        paint: `os-hue-${Math.max(kindOrder.indexOf(id), 0)}`,
      };
    case 'verdict':
      return {
        mark: verdictMarks[id] ?? '●',
        word: words.t(`page.office-space.plan.verdict.${id}`),
        paint: `os-tone-${alarmTones[id] ?? 'ok'}`,
      };
    case 'vacancy':
      return {
        mark: stateMarks[id] ?? '●',
        word: words.enumLabel('office-space.room_state', id),
        paint: `os-tone-${roomStateTones[id] ?? 'ok'}${id === 'vacant' ? ' os-hatch' : ''}`,
      };
  }
}

/** The legend of a building under a colouring, in a steady order: units by area, the closed lists as the rules name them. */
export function legendOf(stack: Stack, by: Colouring, words: Words): ReadonlyMap<string, Legend> {
  const sums = new Map<string, { name: string; roomCount: number; areaSqm: number }>();
  for (const room of stack.floors.flatMap((floor) => floor.rooms)) {
    const id = idOf[by](room);
    const sum = sums.get(id) ?? { name: room.orgName, roomCount: 0, areaSqm: 0 };
    sums.set(id, { ...sum, roomCount: sum.roomCount + 1, areaSqm: sum.areaSqm + Number(room.usableAreaSqm ?? 0) });
  }
  const ids =
    by === 'unit'
      ? [...sums.keys()].sort((a, b) => (sums.get(b)?.areaSqm ?? 0) - (sums.get(a)?.areaSqm ?? 0))
      : orders[by].filter((id) => sums.has(id));
  return new Map(
    ids.map((id, at) => {
      const sum = sums.get(id) ?? { name: '', roomCount: 0, areaSqm: 0 };
      return [id, { id, roomCount: sum.roomCount, areaSqm: sum.areaSqm, ...look(by, id, at, sum.name, words) }];
    }),
  );
}

export const legendEntry = (legend: ReadonlyMap<string, Legend>, by: Colouring, room: StackRoom): Legend | undefined =>
  legend.get(idOf[by](room));
