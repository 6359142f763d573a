import { listAccounts } from '#kernel/identity/contract/accounts.ts';
import { listGrants } from '#kernel/identity/contract/grants.ts';
import { listPeople } from '#kernel/org/contract/people.ts';
import { listUnits } from '#kernel/org/contract/units.ts';
import { listBuildings } from '#kernel/places/contract/buildings.ts';
import { useCan } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Shape, type Tone } from '#ui/show/tone.tsx';

interface Step {
  id: string;
  /** Who does it, as roles. */
  by: readonly string[];
  /** Whoever holds it does the step. */
  permission: string;
  to: string;
  /** Undefined while it is not known: the reader may not see it, or it is still asked. */
  isDone: boolean | undefined;
}

/** The three administrators and the first unit are there from the start. */
const ACCOUNTS_AT_START = 3;
const UNITS_AT_START = 1;
const one = { pageSize: 1 } as const;

/** What an installation needs before it works, in the order in which it can be done, and what of it is there. */
function useSteps(): readonly Step[] {
  const can = useCan();
  const accounts = useRead(listAccounts, one, { enabled: can(listAccounts.permission) });
  const grants = useRead(
    listGrants,
    { ...one, inForce: true, role: ['officer', 'unit-admin', 'staff', 'leader', 'inspector'] },
    { enabled: can(listGrants.permission) },
  );
  const units = useRead(listUnits, one, { enabled: can(listUnits.permission) });
  const people = useRead(listPeople, one, { enabled: can(listPeople.permission) });
  const buildings = useRead(listBuildings, one, { enabled: can(listBuildings.permission) });
  const over = (read: { data: { total: number } | undefined }, start: number) => (read.data ? read.data.total > start : undefined);
  return [
    {
      id: 'accounts',
      by: ['sysadmin'],
      permission: 'identity.account.create',
      to: '/identity/accounts',
      isDone: over(accounts, ACCOUNTS_AT_START),
    },
    { id: 'grants', by: ['secadmin'], permission: 'identity.grant.create', to: '/identity/accounts', isDone: over(grants, 0) },
    { id: 'units', by: ['officer'], permission: 'org.unit.manage', to: '/org/units', isDone: over(units, UNITS_AT_START) },
    { id: 'people', by: ['officer', 'unit-admin'], permission: 'org.person.manage', to: '/org/people', isDone: over(people, 0) },
    { id: 'registers', by: ['officer'], permission: 'places.place.manage', to: '/places', isDone: over(buildings, 0) },
  ];
}

function Line({ step, number, isNext }: { step: Step; number: number; isNext: boolean }) {
  const { t, enumLabel } = useWords();
  const can = useCan();
  const tone: Tone = step.isDone ? 'ok' : isNext ? 'attention' : 'quiet';
  const state = step.isDone === undefined ? 'unknown' : step.isDone ? 'done' : 'missing';
  const name = `${number}. ${t(`home.step.${step.id}`)}`;
  return (
    <li className="qw-step">
      <Shape tone={tone} />
      <div>
        <p>{can(step.permission) && !step.isDone ? <AppLink to={step.to}>{name}</AppLink> : name}</p>
        <p className="qw-quiet">{t(`home.step.${step.id}.text`)}</p>
      </div>
      <p className="qw-step-state">
        {t(`home.step.${state}`)}
        <span className="qw-quiet">
          {t('home.step.by', { roles: step.by.map((role) => enumLabel('identity.role', role)).join(' / ') })}
        </span>
      </p>
    </li>
  );
}

/** The first minutes of an empty installation: the steps, what is missing, and whose turn it is. Gone once the reader's own steps are done. */
export function FirstSteps() {
  const { t } = useWords();
  const can = useCan();
  const steps = useSteps();
  const own = steps.filter((step) => can(step.permission));
  if (!own.some((step) => step.isDone === false)) return null;
  const next = own.find((step) => step.isDone === false);
  return (
    <section className="qw-panel" aria-labelledby="qw-first-steps">
      <h2 id="qw-first-steps">{t('home.steps')}</h2>
      <p className="qw-quiet">{t('home.steps.text')}</p>
      <ol>
        {steps.map((step, at) => (
          <Line key={step.id} step={step} number={at + 1} isNext={step === next} />
        ))}
      </ol>
    </section>
  );
}
