/** Files outside kernel/db that open a connection of their own, with the reason. The list only gets shorter. */
export const connectionHolders: Readonly<Record<string, string>> = {
  'kernel/events/server/worker.ts': 'listens for committed events beside all requests',
  'kernel/events/server/stream.ts': 'listens for announcements beside all requests',
  
};

/** Files that work in the platform's own name with wide scope, with the reason. The list only gets shorter. */
export const systemCallers: Readonly<Record<string, string>> = {
  'kernel/access/actor.ts': 'defines the actor',
  'kernel/db/transaction.ts': 'defines the scope',
  'kernel/events/server/worker-ground.ts': 'the worker: events and clock jobs belong to no request',
  'kernel/events/server/worker.ts': 'clock jobs',
  'kernel/events/server/dispatch.ts': 'moves the outbox of all units',
  'kernel/events/server/deliver.ts': 'handlers act after the request has ended',
  'kernel/events/server/run-task.ts': 'keeps the state of long jobs; their work runs in the asker’s name',
};
