import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checkDefinition } from '#capabilities/approvals/server/definition/check-definition.ts';
import { describeFacts } from '#capabilities/approvals/server/definition/facts.ts';
import { shippedXml } from '#capabilities/approvals/server/subject.ts';
import { officeSpaceApprovals } from '#domains/office-space/server/domain.ts';
import { hasLabel } from '#kernel/http/labels.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';

/** Every subject of every domain. */
const subjects = [...officeSpaceApprovals];

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp(inject('postgresUrl'));
});
afterAll(async () => t?.close());

describe('every flow that a domain ships', () => {
  it.each(subjects.map((s) => [s.kind, s] as const))('is sound: %s', async (_kind, subject) => {
    const findings = await t.asSystem((ctx) => checkDefinition(ctx, subject, shippedXml(subject)));
    // Whom a definition names by user name depends on the installation; without such an account the step falls to the one above.
    const wrong = findings.filter((f) => f.code !== 'nobody_decides');
    expect(wrong.map((f) => `${f.code} ${f.elementId} ${JSON.stringify(f.params)}`)).toEqual([]);
  });

  it.each(subjects.map((s) => [s.kind, s] as const))('has words for its subject and its facts: %s', (_kind, subject) => {
    const keys = [`subject.${subject.kind}`, ...describeFacts(subject.kind, subject.facts).map((f) => f.labelKey)];
    expect(keys.filter((k) => !hasLabel('zh-CN', k) || !hasLabel('en', k))).toEqual([]);
  });
});
