import { Chance } from '#apps/server/demo/chance.ts';
import { planPlaces } from '#apps/server/demo/plan-places.ts';
import { planUnits } from '#apps/server/demo/plan-units.ts';
import { plant } from '#apps/server/demo/plant.ts';
import { sizes } from '#apps/server/demo/size.ts';
import { dm2 } from '#domains/office-space/rules/areas.ts';
import { isRank } from '#domains/office-space/rules/ranks.ts';
import { greedy } from '#domains/office-space/rules/reallocation/greedy.ts';
import { defaultQuestion, type RoomNow, type SeatNow, type Task } from '#domains/office-space/rules/reallocation/model.ts';
import { figuresOf } from '#domains/office-space/rules/reallocation/outcome.ts';
import { reallocate } from '#domains/office-space/rules/reallocation/solve.ts';
import { openRuleBook } from '#domains/office-space/rules/rule-book.ts';
import { withSolver } from '#domains/office-space/server/reallocation/solver.ts';
import { town } from '#testing/reallocation-town.ts';
import type { Bench, Report } from './figure.ts';

const SEED = 20_260_101;
const SECONDS = 120;

/** All offices of the demonstration city as the city is planned, with its planted faults: the register without the database. */
function demonstrationCity(): Task {
  const opened = openRuleBook('2026-01-01');
  if (!opened.ok) throw new Error('no rules in force');
  const chance = new Chance(SEED);
  const units = planUnits(sizes.city, new Map(), chance);
  const places = planPlaces(units, sizes.city, chance);
  plant(units, places);
  const people = new Map(units.flatMap((unit) => unit.people.map((person) => [person.key, person])));
  const offices = places.rooms.filter((room) => room.kind === 'office');
  const rooms: RoomNow[] = offices.map((room) => ({
    id: `${room.building}/${room.code}`,
    code: `${room.building}/${room.code}`,
    floorId: `${room.building}/${room.level}`,
    orgId: room.unit ?? 'waiting',
    areaDm2: dm2(room.areaSqm),
    blocked: false,
    toEmpty: false,
  }));
  const seats: SeatNow[] = offices.flatMap((room) =>
    room.seats.map((key) => {
      const person = people.get(key);
      const rank = person && isRank(person.rank) ? person.rank : null;
      return {
        id: `${room.building}/${room.code}/${key}`,
        personId: key,
        roomId: `${room.building}/${room.code}`,
        orgId: room.unit ?? 'waiting',
        rank,
        leader: person?.leads ?? false,
        fixed: rank === null,
      };
    }),
  );
  return { register: { rooms, seats }, question: defaultQuestion, book: opened.book };
}

async function measure(name: string, task: Task, report: Report, log: (line: string) => void): Promise<void> {
  const rough = figuresOf(task, greedy(task));
  const began = performance.now();
  const answer = await withSolver({ seconds: SECONDS }, (solve) => reallocate(task, solve));
  const seconds = (performance.now() - began) / 1000;
  if (!('arrangement' in answer)) throw new Error(`${name}: ${answer.state}`);
  const best = figuresOf(task, answer.arrangement);
  const { rooms, seats } = task.register;
  log(`${name}: ${rooms.length} offices, ${seats.length} people, ${answer.patterns} patterns in ${answer.parts} parts: ${answer.state}`);
  report({ metric: `${name}_proof`, value: seconds, unit: 's' });
  report({ metric: `${name}_gap`, value: answer.gap * 100, unit: '%' });
  report({ metric: `${name}_cleared`, value: best.clearedRooms, unit: 'rooms', floor: rough.clearedRooms });
  report({ metric: `${name}_freed`, value: best.freedRooms, unit: 'rooms', floor: rough.freedRooms });
  report({ metric: `${name}_floors`, value: best.freedFloors, unit: 'floors' });
  report({ metric: `${name}_moves`, value: best.moves, unit: 'people', floor: rough.moves });
  report({ metric: `${name}_points`, value: best.points / 100, unit: 'points', floor: rough.points / 100 });
}

/** The proved best against going room by room: points are what is minimised, so fewer is better; the other figures say how. */
export const officeReallocation: Bench = {
  name: 'office-reallocation',
  about: 'best re-allocation of offices, proved, against the greedy way: 300 offices and 400 people, and the demonstration city',
  async run(report, log) {
    const size = { rooms: 300, people: 400, units: 10, floors: 12 };
    await measure('building', town(7, size), report, log);
    await measure('transfers', town(7, size, { transfers: true }), report, log);
    await measure('city', demonstrationCity(), report, log);
  },
};
