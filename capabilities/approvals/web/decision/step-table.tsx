import { instant, number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Status } from '#ui/show/tone.tsx';
import { PlainTable } from '#ui/table/plain-table.tsx';
import { askedOf, type Flow, namesOf, stepTones } from '../flow-words.ts';

/** The twin of the drawing: every step that was opened, who signed, and how long it took. */
export function StepTable({ flow }: { flow: Flow }) {
  const words = useWords();
  const { t, enumLabel } = words;
  return (
    <PlainTable
      labelKey="page.approvals.steps"
      rows={flow.steps}
      rowId={(step) => step.stepId}
      emptyKey="page.approvals.steps.none"
      columns={[
        {
          name: 'name',
          labelKey: 'page.approvals.step',
          render: (step) => (step.round > 1 ? t('page.approvals.round', { name: step.name, round: step.round }) : step.name),
        },
        {
          name: 'state',
          labelKey: 'field.state',
          state: true,
          render: (step) => <Status tone={stepTones[step.stepState] ?? 'quiet'} word={enumLabel('approvals.step_state', step.stepState)} />,
        },
        {
          name: 'mode',
          labelKey: 'page.approvals.editor.mode',
          render: (step) => `${enumLabel('approvals.mode', step.mode)}${step.share ? ` ${step.share}%` : ''}`,
        },
        {
          name: 'who',
          labelKey: 'page.approvals.signers-of',
          render: (step) => {
            const asked = askedOf(step);
            const names = asked.length > 0 ? asked : step.deciders.map((d) => d.name);
            return namesOf(names, words) || '—';
          },
        },
        { name: 'at', labelKey: 'page.approvals.opened', render: (step) => instant(step.openedAt) },
        { name: 'hours', labelKey: 'page.approvals.hours', figure: true, render: (step) => number(step.workingHours) },
      ]}
    />
  );
}
