/** The kind of the long job; label `task.office-space.reallocation`. */
export const REALLOCATION_TASK = 'office-space.reallocation';
