import { subjects as allSubjects, OTHER_SUBJECT } from '#kernel/events/server/subjects.ts';

/** Every subject that some room has work for. */
export const subjects = (): string[] => allSubjects().filter((subject) => subject !== OTHER_SUBJECT);
