import { v7 } from 'uuid';
import { z } from 'zod';

/** Every record's identity: UUID version 7, so that ids sort by time of birth. */
export const newId = (): string => v7();
export const id = z.uuid();
