import { defineDomain } from '#kernel/domain.ts';
import { sheetErrors } from './contract/issues.ts';

/** Spreadsheets have no routes of their own; their refusals belong to every route that reads a file. */
export const sheets = defineDomain({ name: 'sheets', errors: sheetErrors });
