/** The door of units and people: what other rooms may call inside their own transaction. Walls hold as everywhere. */
export { createPeople } from './create-people.ts';
export { createUnits } from './create-units.ts';
export { loadDivisions } from './load-divisions.ts';
export { searchKey, searchPattern, searchText } from './pinyin.ts';
export { putEstablishment } from './put-establishment.ts';
export { unitName, unitsByName } from './units-by-name.query.ts';
