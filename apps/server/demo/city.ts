import type { Day } from '#shared/time.ts';
import type { PlannedPlaces } from './plan-places.ts';
import type { PlannedUnit } from './plan-units.ts';
import type { Planted } from './plant.ts';

/** Ids of what the plan names, once it stands. */
export interface City {
  readonly units: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly buildings: ReadonlyMap<string, string>;
  /** `building code/room code` → id. */
  readonly rooms: ReadonlyMap<string, string>;
  readonly plan: { readonly units: readonly PlannedUnit[]; readonly places: PlannedPlaces; readonly planted: Planted };
  readonly today: Day;
}
