import { refused, type Verdict } from './refusals.ts';

/** OS-2: the closed list of room kinds. Label: `enum.office-space.room_kind.<code>`. */
export const roomKinds = ['office', 'service', 'equipment', 'ancillary', 'technical-business'] as const;
export type RoomKind = (typeof roomKinds)[number];

/** The kinds that make up the basic office space (基本办公用房). */
export const basicKinds = ['office', 'service', 'equipment'] as const satisfies readonly RoomKind[];
export type BasicKind = (typeof basicKinds)[number];

const basic: ReadonlySet<RoomKind> = new Set(basicKinds);
export const isBasic = (kind: RoomKind): kind is BasicKind => basic.has(kind);

/**
 * OS-2: a technical-business room exists only by a project approval (立项批复) or a national standard; the reference is mandatory.
 * Refuses with `office-space.technical_document_missing`.
 */
export function checkRoomKind(kind: RoomKind, kindDocument: string | null): Verdict<{ basic: boolean }> {
  if (kind === 'technical-business' && !kindDocument?.trim()) {
    return refused('office-space.technical_document_missing', 'measures-2017.scope', { path: 'kindDocument' });
  }
  return { ok: true, basic: isBasic(kind) };
}
