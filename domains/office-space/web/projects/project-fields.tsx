import type { FieldGroup } from '#ui/form/field-spec.ts';
import type { createProject } from '../../contract/projects.ts';
import { addsArea, onBuilding, type ProjectKind, projectDocuments, rungOf } from '../../rules/project-kinds.ts';
import { PaperRows } from '../works/paper-rows.tsx';
import { ItemRows } from './item-rows.tsx';
import { RuledOutRows } from './ruled-out-rows.tsx';

const kindOf = (values: { kind?: unknown }): ProjectKind => (values.kind as ProjectKind | undefined) ?? 'repair-alteration';
const isRepair = (values: { kind?: unknown }): boolean => kindOf(values) === 'repair-alteration';

/** Fields of an application; what a kind does not need is not asked. */
export const projectFields = (withUnit: boolean): readonly FieldGroup<typeof createProject>[] => [
  {
    titleKey: 'page.office-space.project.basic',
    fields: [
      { name: 'name', labelKey: 'field.office-space.projectName' },
      { name: 'kind', labelKey: 'field.office-space.projectKind', list: 'office-space.project_kind' },
      ...(withUnit ? (['orgId'] as const) : []),
      { name: 'buildingId', when: (v) => onBuilding.has(kindOf(v)) || kindOf(v) === 'exchange' },
      { name: 'place', labelKey: 'page.office-space.project.place', when: (v) => !onBuilding.has(kindOf(v)) },
      { name: 'addedAreaSqm', when: (v) => addsArea.has(kindOf(v)) || isRepair(v) },
    ],
  },
  {
    titleKey: 'page.office-space.project.need',
    fields: [
      { name: 'reason', kind: 'long-text', wide: true },
      { name: 'purposes', list: 'office-space.repair_purpose', when: isRepair },
      { name: 'luxuryFeatures', list: 'office-space.luxury_feature', when: isRepair },
      {
        name: 'notPossible',
        wide: true,
        when: (v) => rungOf[kindOf(v)] !== null,
        render: (control) => <RuledOutRows {...control} rung="construction" />,
      },
    ],
  },
  {
    titleKey: 'page.office-space.project.estimate',
    fields: [{ name: 'items', wide: true, render: (control) => <ItemRows {...control} /> }],
  },
  {
    titleKey: 'page.office-space.project.papers',
    fields: [
      {
        name: 'papers',
        wide: true,
        render: (control) => <PaperRows {...control} list="office-space.project_document" categories={projectDocuments} />,
      },
    ],
  },
];
