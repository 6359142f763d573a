import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '#ui/i18n/use-words.ts';
import { milestoneSteps } from '../../contract/projects.ts';
import { type RowControl, rowsOf } from '../works/row-control.ts';
import '../works/works.css';

interface MilestoneRow {
  step: (typeof milestoneSteps)[number];
  plannedOn: string;
  actualOn?: string | null;
  note?: string | null;
}

/** Every step a project may have; one without a planned day is not part of the plan. */
export function MilestoneRows({ id, value, onChange, disabled }: RowControl) {
  const { field, enumLabel } = useWords();
  const rows = rowsOf<MilestoneRow>(value);
  const put = (step: MilestoneRow['step'], change: Partial<MilestoneRow>) => {
    const next = { step, plannedOn: '', ...rows.find((row) => row.step === step), ...change };
    const others = rows.filter((row) => row.step !== step);
    const all = next.plannedOn === '' ? others : [...others, next];
    onChange(all.sort((a, b) => milestoneSteps.indexOf(a.step) - milestoneSteps.indexOf(b.step)));
  };
  return (
    <div className="osw-rows" id={id}>
      {milestoneSteps.map((step) => {
        const row = rows.find((r) => r.step === step);
        const name = enumLabel('office-space.milestone_step', step);
        return (
          <div key={step} className="osw-plan">
            <span>{name}</span>
            <DatePicker
              value={row?.plannedOn ? dayjs(row.plannedOn) : null}
              disabled={disabled}
              placeholder={field('office-space', 'plannedOn')}
              aria-label={`${name} ${field('office-space', 'plannedOn')}`}
              onChange={(day) => put(step, { plannedOn: day ? day.format('YYYY-MM-DD') : '' })}
            />
            <DatePicker
              value={row?.actualOn ? dayjs(row.actualOn) : null}
              disabled={disabled || !row}
              placeholder={field('office-space', 'actualOn')}
              aria-label={`${name} ${field('office-space', 'actualOn')}`}
              onChange={(day) => put(step, { actualOn: day ? day.format('YYYY-MM-DD') : null })}
            />
            <Input
              value={row?.note ?? ''}
              disabled={disabled || !row}
              placeholder={field('office-space', 'note')}
              aria-label={`${name} ${field('office-space', 'note')}`}
              onChange={(event) => put(step, { note: event.target.value || null })}
            />
          </div>
        );
      })}
    </div>
  );
}
