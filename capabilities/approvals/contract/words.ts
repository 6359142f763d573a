import { z } from 'zod';

/** The closed lists of approvals. Labels: `enum.approvals.<name>.<value>`. */

/** Kind of record that goes through a flow, `<domain>.<record>`; label `subject.<kind>`. */
export const subjectKind = z.string().regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/, { error: 'invalid_value' });

/**
 * `running`: a step waits for somebody. `held`: stopped by a fault of the definition or for want of a decider until an administrator
 * acts. `returned`: back with the starter, who mends and submits again. The others are ends. `flow_state`
 */
export const flowStates = ['running', 'held', 'returned', 'approved', 'denied', 'withdrawn', 'terminated'] as const;
export const flowState = z.enum(flowStates);
export type FlowState = z.infer<typeof flowState>;

/** `step_state`; `cancelled`: the flow ended, was returned or withdrawn before the step was decided. */
export const stepStates = ['open', 'approved', 'denied', 'returned', 'skipped', 'cancelled'] as const;
export const stepState = z.enum(stepStates);
export type StepState = z.infer<typeof stepState>;

/** One signer of a step. `waiting`: not his turn yet; `open`: his turn; `void`: no longer needed, because others decided. `decider_state` */
export const deciderStates = ['waiting', 'open', 'approved', 'denied', 'removed', 'void'] as const;
export const deciderState = z.enum(deciderStates);
export type DeciderState = z.infer<typeof deciderState>;

/** How several deciders decide together: one of them (或签), all (会签), one after the other (依次), by share (按比例). `mode` */
export const modes = ['or', 'all', 'sequence', 'share'] as const;
export const mode = z.enum(modes);
export type Mode = z.infer<typeof mode>;

/** Who decides. `decided_by` */
export const decidedBys = [
  'role',
  'post',
  'unit-leader',
  'unit-admin',
  'superior-leader',
  'officer',
  'person',
  'starter-choice',
  'expression',
] as const;
export type DecidedBy = (typeof decidedBys)[number];
/** Where role and post are looked for: unit of the matter, the unit above it, the bureau whose officer answers for it. `decider_at` */
export const deciderAts = ['unit', 'superior', 'bureau'] as const;
export type DeciderAt = (typeof deciderAts)[number];
/** What the clock does at the limit. `on_timeout` */
export const timeouts = ['remind', 'escalate', 'approve', 'return'] as const;
export type Timeout = (typeof timeouts)[number];
/** What an end event means. `end_outcome` */
export const endOutcomes = ['approved', 'denied'] as const;
export type EndOutcome = (typeof endOutcomes)[number];

/** What was done to a flow, as its history tells it; those after `resume` are the platform's own. `verb` */
export const verbs = [
  'start',
  'resubmit',
  'approve',
  'deny',
  'return-to-starter',
  'return-to-step',
  'withdraw',
  'cancel',
  'transfer',
  'reassign',
  'add-signer',
  'remove-signer',
  'copy',
  'urge',
  'terminate',
  'resume',
  'skip',
  'remind',
  'escalate',
  'fall-up',
  'cover',
  'auto-approve',
  'auto-return',
  'hold',
  'end',
] as const;
export const verb = z.enum(verbs);
export type Verb = (typeof verbs)[number];

/** What the signed-in person may do with a flow now; keys of `abilities` of a flow. `flow_act` */
export const flowActs = [
  'approve',
  'deny',
  'returnToStarter',
  'returnToStep',
  'transfer',
  'addSigner',
  'removeSigner',
  'copy',
  'urge',
  'withdraw',
  'terminate',
  'resume',
  'reassign',
] as const;
export type FlowAct = (typeof flowActs)[number];

/** Type of a fact that conditions may test. `fact_type` */
export const factTypes = ['text', 'number', 'boolean', 'day', 'choice', 'list'] as const;
export const factType = z.enum(factTypes);
/** Whether a finding hinders publishing. `severity` */
export const severity = z.enum(['error', 'warning']);

/** What is wrong with a definition, each with the element. Labels `enum.approvals.finding.<code>` with `{{…}}` from `params`. */
export const findingCodes = [
  'unreadable',
  'unsupported_element',
  'unsupported_attribute',
  'no_process',
  'no_start',
  'several_starts',
  'no_end',
  'dangling_flow',
  'dead_end',
  'unreachable',
  'never_ends',
  'cycle_without_step',
  'passes_without_step',
  'no_default',
  'default_unknown',
  'no_condition',
  'stray_condition',
  'several_flows_out',
  'no_decider',
  'unknown_decider',
  'unknown_role',
  'unknown_line',
  'decider_value_missing',
  'nobody_decides',
  'unknown_mode',
  'share_out_of_range',
  'hours_out_of_range',
  'timeout_without_limit',
  'unknown_timeout',
  'unknown_outcome',
  'condition_unreadable',
  'condition_not_feel',
  'unknown_fact',
  'clock_in_condition',
  'called_unknown',
  'called_itself',
  'called_twice',
  'no_drawing',
  'no_name',
] as const;
export const findingCode = z.enum(findingCodes);
export type FindingCode = z.infer<typeof findingCode>;

/** Why a flow is held. `hold_code` */
export const holdCodes = ['condition_failed', 'decider_expression_failed', 'nobody_decides', 'no_path', 'engine_failed'] as const;
export const holdCode = z.enum(holdCodes);
export type HoldCode = z.infer<typeof holdCode>;
