import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alarmCodes, nextSteps } from './alarms.ts';
import { ancillaryItems } from './ancillary.ts';
import { citation, clauseIds, clauses } from './clauses.ts';
import { alarmLevels, checkVerdicts } from './comparison.ts';
import { areaSteps } from './limits.ts';
import { obtainingModes } from './obtaining.ts';
import { titleStatuses } from './ownership.ts';
import { levels, ranks, ranksOf } from './ranks.ts';
import { differenceKinds, reconciliationWays } from './reconciliation.ts';
import { ruleErrors } from './refusals.ts';
import { remedies } from './remedies.ts';
import { roomReasons, roomStates } from './room-check.ts';
import { roomKinds } from './room-kinds.ts';
import { unifiedActs } from './scope.ts';
import { apportionMethods, officeSpaceSettings } from './settings.ts';
import { formColumns, formNumbers, statisticClasses } from './statistics.ts';
import { buildingForms } from './tables.ts';
import { areaKinds } from './unit-check.ts';

const locales = join(import.meta.dirname, '../locales');
/** The words of the room and of its topics. */
const wordsIn = (locale: 'zh-CN' | 'en'): Record<string, string> =>
  Object.assign(
    {},
    ...globSync(`{,*.}${locale}.json`, { cwd: locales }).map((file) => JSON.parse(readFileSync(join(locales, file), 'utf8'))),
  );
const labels: Record<'zh-CN' | 'en', Record<string, string>> = { 'zh-CN': wordsIn('zh-CN'), en: wordsIn('en') };

const words = {
  alarm_code: alarmCodes,
  alarm_level: alarmLevels,
  ancillary: ancillaryItems,
  apportion_method: apportionMethods,
  area_kind: areaKinds,
  area_step: areaSteps,
  building_form: buildingForms,
  check_verdict: checkVerdicts,
  difference: differenceKinds,
  level: levels,
  obtaining_mode: obtainingModes,
  rank: ranks,
  reconciliation_way: reconciliationWays,
  remedy: remedies,
  room_kind: roomKinds,
  room_reason: roomReasons,
  room_state: roomStates,
  statistic_class: statisticClasses,
  statistic_form: formNumbers,
  title_status: titleStatuses,
  unified_act: unifiedActs,
};

const columns = formNumbers.flatMap((form) => formColumns[form]);
const keys = [
  ...Object.entries(words).flatMap(([name, codes]) => codes.map((code) => `enum.office-space.${name}.${code}`)),
  ...nextSteps.map((step) => `page.office-space.next.${step}`),
  ...Object.keys(ruleErrors).map((code) => `error.${code}`),
  ...Object.keys(officeSpaceSettings.shape).map((key) => `field.office-space.${key}`),
  ...columns.map(({ id }) => `sheet.office-space.form.${id}`),
  ...columns.flatMap(({ group }) => (group === null ? [] : [`sheet.office-space.group.${group}`])),
];

describe.each(['zh-CN', 'en'] as const)('labels in %s', (locale) => {
  it('exist for every word, refusal, setting and column of the rules', () => {
    expect([...new Set(keys)].filter((key) => !labels[locale][key])).toEqual([]);
  });

  it('of clauses are their citations', () => {
    expect(clauseIds.map((id) => labels[locale][`clause.office-space.${id}`])).toEqual(clauseIds.map((id) => citation(id, locale)));
  });

  it('differ for the codes of one list, so that no two choices look alike; ranks within their level', () => {
    const { rank: _, ...lists } = words;
    const ranksByLevel = levels.map((level) => ['rank', ranksOf[level]] as const);
    for (const [name, codes] of [...Object.entries(lists), ...ranksByLevel]) {
      const texts = codes.map((code) => labels[locale][`enum.office-space.${name}.${code}`]);
      expect(new Set(texts).size, name).toBe(texts.length);
    }
  });
});

describe('clauses', () => {
  it.each([
    ['standard-2014.office', '《党政机关办公用房建设标准》（发改投资〔2014〕2674号）：各级工作人员办公室使用面积'],
    ['measures-2017.use', '《党政机关办公用房管理办法》（2017）第19条：使用管理与腾退期限'],
  ] as const)('%s is cited as %s', (id, text) => {
    expect(citation(id, 'zh-CN')).toBe(text);
  });

  it('call what the administration sets a guess, and nothing else', () => {
    const guessed = clauseIds.filter((id) => clauses[id].confidence === 'guess');
    expect(guessed).toEqual(clauseIds.filter((id) => id.startsWith('setting.')));
  });
});
