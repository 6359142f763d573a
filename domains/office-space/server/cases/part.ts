import type { DomainPart } from '#kernel/domain.ts';
import { onAlarmsChanged } from './on-alarms-changed.ts';

/** Alarms that become cases. */
export const alarmCases: DomainPart = { handlers: [onAlarmsChanged] };
