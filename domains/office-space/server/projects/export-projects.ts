import type { Call } from '#kernel/domain.ts';
import { say } from '#kernel/http/labels.ts';
import type { FileAnswer, RouteInput } from '#shared/route.ts';
import type { exportProjects as exportRoute } from '../../contract/projects.ts';
import { exportList } from '../exports/export-list.ts';
import { type ProjectRow, projectColumns, projectOrder, projectTables, whereProjects } from './project.query.ts';

/** The filtered projects with estimate, approval, budget and final account. */
export async function exportProjects(call: Call, input: RouteInput<typeof exportRoute>): Promise<FileAnswer> {
  const { locale } = call.origin;
  const word = (field: string): string => say(locale, `field.office-space.${field}`);
  return exportList<ProjectRow>(call, {
    name: 'projects',
    filter: input,
    columns: () => [
      { header: word('number'), kind: 'code', value: (p) => p.number },
      { header: word('projectName'), kind: 'text', width: 32, value: (p) => p.name },
      { header: word('projectKind'), kind: 'text', value: (p) => say(locale, `enum.office-space.project_kind.${p.kind}`) },
      { header: word('state'), kind: 'text', value: (p) => say(locale, `enum.office-space.project_state.${p.state}`) },
      { header: word('orgName'), kind: 'text', width: 28, value: (p) => p.orgName },
      { header: word('buildingName'), kind: 'text', width: 28, value: (p) => p.buildingName },
      { header: word('estimateYuan'), kind: 'decimal', value: (p) => p.estimateYuan },
      { header: word('approvedYuan'), kind: 'decimal', value: (p) => p.approvedYuan },
      { header: word('budgetYuan'), kind: 'decimal', value: (p) => p.budgetYuan },
      { header: word('finalYuan'), kind: 'decimal', value: (p) => p.finalYuan },
      { header: word('submittedOn'), kind: 'day', value: (p) => p.submittedOn },
    ],
    rows: () => {
      const where = whereProjects(input);
      return {
        text: `select ${projectColumns} from ${projectTables} where ${where.sql} order by ${projectOrder(input.sort)}`,
        values: where.values,
      };
    },
  });
}
