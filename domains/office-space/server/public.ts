/** The door of office space: what other rooms may call inside their own transaction. Walls hold as everywhere. */
export { approvedAreaOf } from './approved-areas.query.ts';
export { checkAll } from './check/check-all.ts';
export { recheck } from './check/recheck.ts';
export { readRoom } from './get-room.query.ts';
export { importFile } from './imports/import-file.ts';
export { verdictOfRoom } from './room-verdict.ts';
export { settingsInForce } from './settings-in-force.query.ts';
