import { defineErrors } from '#shared/errors.ts';
import { definePermissions } from '#shared/permissions.ts';

export const eventsPermissions = definePermissions({ 'events.queue.read': ['sysadmin'] });
export const eventsErrors = defineErrors({ 'events.task_ended': 409, 'events.task_interrupted': 503 });
