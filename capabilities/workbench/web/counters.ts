import { homeCounter } from '#ui/room/define-room.ts';
import { countWork } from '../contract/work.ts';

const shared = { permission: 'workbench.work.read', route: countWork, input: {} } as const;

/** 待办, 已办, 我发起, 抄送: each opens the list that it counts. */
export const counters = [
  homeCounter({
    ...shared,
    id: 'workbench.todo',
    labelKey: 'enum.workbench.box.todo',
    figure: ({ todo, overdue, soon }) => ({
      value: todo,
      tone: overdue > 0 ? 'violation' : soon > 0 ? 'attention' : todo > 0 ? 'notice' : 'ok',
    }),
    to: '/workbench',
    order: 0,
  }),
  homeCounter({
    ...shared,
    id: 'workbench.done',
    labelKey: 'page.workbench.done-this-month',
    figure: ({ doneThisMonth }) => ({ value: doneThisMonth }),
    to: ({ monthFrom }) => `/workbench?box=done&endedFrom=${monthFrom}`,
    order: 1,
  }),
  homeCounter({
    ...shared,
    id: 'workbench.started',
    labelKey: 'page.workbench.started-open',
    figure: ({ started }) => ({ value: started }),
    to: '/workbench?box=started&open=true',
    order: 2,
  }),
  homeCounter({
    ...shared,
    id: 'workbench.copies',
    labelKey: 'page.workbench.copies-unseen',
    figure: ({ copies }) => ({ value: copies }),
    to: '/workbench?box=copy&seen=false',
    order: 3,
  }),
];
