/** How large a demonstration city is. `city` is the one a first start loads; `small` serves tests, `province` load. */
export interface DemoSize {
  readonly cityBodies: number;
  readonly districts: number;
  readonly districtBodies: number;
  readonly townsPerDistrict: number;
  /** People of a body of the city, a district, a town: about. */
  readonly people: readonly [number, number, number];
  /** Buildings for the city's and for each district's bodies; towns have one each. */
  readonly buildings: readonly [number, number];
  /** Rooms of a floor, and floors of a building, at most. */
  readonly roomsPerFloor: number;
}

export const sizes: Readonly<Record<'small' | 'city' | 'province', DemoSize>> = {
  small: { cityBodies: 8, districts: 2, districtBodies: 4, townsPerDistrict: 2, people: [16, 10, 6], buildings: [3, 1], roomsPerFloor: 12 },
  city: {
    cityBodies: 60,
    districts: 6,
    districtBodies: 35,
    townsPerDistrict: 99,
    people: [60, 25, 12],
    buildings: [20, 9],
    roomsPerFloor: 14,
  },
  province: {
    cityBodies: 60,
    districts: 6,
    districtBodies: 35,
    townsPerDistrict: 99,
    people: [600, 250, 100],
    buildings: [200, 80],
    roomsPerFloor: 16,
  },
};
export type DemoSizeName = keyof typeof sizes;
