import type { importKinds } from '../../contract/words.ts';
import { buildingImporter } from './import-buildings.ts';
import { establishmentImporter } from './import-establishment.ts';
import { occupancyImporter } from './import-occupancies.ts';
import { roomImporter } from './import-rooms.ts';
import type { Importer } from './importer.ts';

export type ImportKind = (typeof importKinds)[number];

/** What may be imported. */
export const importers: Readonly<Record<ImportKind, Importer>> = {
  buildings: buildingImporter as unknown as Importer,
  rooms: roomImporter as unknown as Importer,
  occupancies: occupancyImporter as unknown as Importer,
  establishment: establishmentImporter as unknown as Importer,
};
