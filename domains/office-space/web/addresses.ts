import type { FigureLink } from '../contract/words.ts';

/** Where the records of this room are shown. */
export const buildingAddress = (id: string): string => `/office-space/buildings/${id}`;
export const roomAddress = (id: string): string => `/office-space/rooms/${id}`;
export const personAddress = (id: string): string => `/office-space/people/${id}`;
export const unitAddress = (id: string): string => `/office-space/units/${id}`;

export const lettingAddress = (id: string): string => `/office-space/lettings/${id}`;

/** The list behind a figure, with its filter in the address. */
export function addressOf(link: FigureLink): string {
  const query = new URLSearchParams(link.query).toString();
  return `/office-space/${link.list}${query ? `?${query}` : ''}`;
}

/** The page of what an alarm speaks of; null where it has none. */
export function subjectAddress(kind: string, id: string): string | null {
  switch (kind) {
    case 'building':
      return buildingAddress(id);
    case 'room':
      return roomAddress(id);
    case 'person':
      return personAddress(id);
    case 'letting':
      return lettingAddress(id);
    case 'unit':
      return unitAddress(id);
    default:
      return null;
  }
}
