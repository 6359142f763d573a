import { searchText } from '#kernel/org/server/pinyin.ts';

interface Named {
  readonly code: string;
  readonly name: string;
}

/** What a search for a campus or a building looks into: number, name and address with syllables and initials. */
export const buildingSearchText = (b: Named & { readonly address?: string | null | undefined }): string =>
  searchText([b.code, b.name, b.address]);

/** What a search for a room looks into: number and name with syllables and initials. */
export const roomSearchText = (r: Named): string => searchText([r.code, r.name]);
