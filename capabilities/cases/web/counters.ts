import { homeCounter } from '#ui/room/define-room.ts';
import { listCases } from '../contract/cases.ts';

export const counters = [
  homeCounter({
    id: 'cases.red',
    labelKey: 'page.cases.counter.red',
    permission: 'cases.case.read',
    route: listCases,
    input: { page: 1, pageSize: 1 },
    figure: (answer) => ({ value: answer.lights.red, tone: answer.lights.red > 0 ? 'violation' : 'ok' }),
    to: '/cases?light=red',
    order: 13,
  }),
];
