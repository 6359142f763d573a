// Made from the migrated schema by `npm run qinwu -- generate`; a test keeps it true.
import type { ColumnType } from 'kysely';

/** A column that the database fills when it is left out. */
type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

/** JSON is written as text, so that an array is not taken for a PostgreSQL array. */
type Json = ColumnType<unknown, string, string>;
/** Decimal text; a number is accepted on the way in. */
type Quantity = ColumnType<string, string | number, string | number>;

export interface DB {
  'app.answered': {
    account_id: string;
    key: string;
    route: string;
    /** SM3 of the input: the same key with another input is refused */
    digest: string;
    /** The answer as JSON; null for a secret that is shown once */
    answer: string | null;
    at: string;
  };
  'app.beginning': {
    only_one: Generated<boolean>;
    begun_as: string;
    at: Generated<string>;
  };
  'app.migration': {
    name: string;
    digest: string;
    applied_at: Generated<string>;
  };
  'app.number_series': {
    series: string;
    org_id: string;
    year: number;
    last: number;
  };
  'approvals.act': {
    id: string;
    seq: Generated<number>;
    org_id: string;
    flow_id: string;
    step_id: string | null;
    at: string;
    verb: string;
    account_id: string | null;
    on_behalf_of: string | null;
    round: number;
    opinion: string | null;
    /** Names of people it went to, or of the step it was returned to */
    towards: Generated<Json>;
  };
  'approvals.decider': {
    id: string;
    org_id: string;
    flow_id: string;
    step_id: string;
    account_id: string;
    /** Whom the account stands in for (leave cover); both may sign */
    on_behalf_of: string | null;
    place: number;
    /** Who added this one, to sign before or after himself */
    parent_id: string | null;
    relation: string | null;
    added_by: string | null;
    state: string;
    opinion: string | null;
    decided_at: string | null;
  };
  'approvals.definition': {
    /** Kind of record, <domain>.<record> */
    kind: string;
    definition_version: number;
    xml: string;
    /** SM3 of the XML: tells when a shipped file has changed */
    digest: string;
    /** Came with the product; else an administrator published it */
    shipped: boolean;
    note: string | null;
    published_at: string;
    published_by: string | null;
  };
  'approvals.draft': {
    kind: string;
    xml: string;
    version: number;
    changed_at: string;
    changed_by: string | null;
  };
  'approvals.flow': {
    id: string;
    org_id: string;
    kind: string;
    subject_id: string;
    definition_version: number;
    title: string;
    number: string | null;
    path: string;
    state: string;
    facts: Json;
    choices: Generated<Json>;
    /** Completed steps of this round in order, [{elementId, stepId}]: followed again, they lead to the same place */
    log: Generated<Json>;
    /** State of the engine after the last step, without the definition; null where the log has to be followed */
    token: string | null;
    /** Version of the engine that wrote the token: another one follows the log instead */
    engine: string | null;
    /** Sequence flows that were followed in this round */
    taken: Generated<Json>;
    /** Why the flow stands still: code, element, reason */
    hold: Json | null;
    round: Generated<number>;
    starter_id: string | null;
    started_at: string;
    ended_at: string | null;
    urged_at: string | null;
    version: Generated<number>;
  };
  'approvals.participant': {
    account_id: string;
    flow_id: string;
    org_id: string;
    copied: Generated<boolean>;
  };
  'approvals.step': {
    id: string;
    seq: Generated<number>;
    org_id: string;
    flow_id: string;
    element_id: string;
    name: string;
    round: number;
    state: string;
    mode: string;
    share: number | null;
    bulk: Generated<boolean>;
    on_timeout: string | null;
    opened_at: string;
    /** End of the limit in working hours; remind_at is the next reminder */
    due_at: string | null;
    remind_at: string | null;
    timed_out_at: string | null;
    decided_at: string | null;
  };
  'audit.entry': {
    id: string;
    lane: number;
    seq: number;
    at: string;
    account_id: string | null;
    actor_name: string;
    /** Unit the subject belongs to; null for matters of the platform */
    org_id: string | null;
    ip: string | null;
    request_id: string | null;
    action: string;
    subject_kind: string;
    subject_id: string;
    outcome: Generated<string>;
    /** State before, as text-preserving json so that the chain can be recomputed */
    before: Json | null;
    after: Json | null;
    /** SM3 over the hash of the former entry in the lane and this entry's canonical line, hex */
    hash: string;
  };
  'audit.lane': {
    lane: number;
    seq: Generated<number>;
    /** SM3 of the newest entry, hex; 64 zeros before the first */
    hash: string;
  };
  'cases.case': {
    id: string;
    /** Unit that has to put it right; upper levels see it by their reach */
    org_id: string;
    /** Unit of the person that found it; null when a rule did */
    raised_by_org_id: string | null;
    source: string;
    /** What the source calls the finding; while a case of this source and key is open no second one begins */
    key: string;
    origin: string;
    item_code: string;
    rule_code: string;
    /** Key of the label that names the rule, in the words of the source */
    rule_label: string | null;
    clause: string;
    severity: string;
    /** Class by the list, before repetition raised it or an inspector changed it */
    born_severity: string;
    state: Generated<string>;
    subject_kind: string;
    subject_id: string;
    subject_label: string;
    subject_path: string | null;
    title: string;
    facts: string | null;
    place: string | null;
    figures: Json;
    figures_now: Json | null;
    seen_at: string | null;
    rule_cleared_on: string | null;
    found_on: string;
    found_by: string | null;
    found_by_name: string | null;
    verified_on: string | null;
    notified_on: string | null;
    notice_number: string | null;
    limit_days: number | null;
    due_on: string | null;
    extended_on: string | null;
    replied_on: string | null;
    submitted_on: string | null;
    reviewed_on: string | null;
    /** Day of the submission that was accepted, or on which the rule was found silent: what the limit is measured against */
    fixed_on: string | null;
    rectified_by: string | null;
    measures: Generated<string[]>;
    receipt_no: string | null;
    recovered_yuan: Quantity | null;
    returned_sqm: Quantity | null;
    /** Area measured anew after rectification */
    measured_sqm: Quantity | null;
    handed_to: string | null;
    handed_on: string | null;
    handed_document: string | null;
    reply_required: Generated<boolean>;
    recommended_by: string | null;
    recommendation_no: string | null;
    escalation_level: Generated<number>;
    escalated_to_org_id: string | null;
    repeat_of: string | null;
    repeat_no: Generated<number>;
    closed_on: string | null;
    closed_how: string | null;
    closed_by: string | null;
    close_reason: string | null;
    search_text: Generated<string>;
    version: Generated<number>;
  };
  'cases.duty': {
    key: string;
    org_id: string;
    case_id: string;
  };
  'cases.extension': {
    id: string;
    org_id: string;
    case_id: string;
    asked_by: string | null;
    asked_by_name: string;
    asked_at: string;
    reason: string;
    former_due_on: string;
    wanted_on: string;
    decided_by: string | null;
    decided_by_name: string | null;
    decided_at: string | null;
    granted: boolean | null;
    opinion: string | null;
  };
  'cases.letter': {
    id: string;
    org_id: string;
    case_id: string;
    issuer_org_id: string;
    kind: string;
    year: number;
    seq: number;
    number: string;
    issued_on: string;
    issued_by: string | null;
    issued_by_name: string;
    content: Json;
  };
  'cases.list_item': {
    code: string;
    valid_from: string;
    valid_to: string | null;
    object: string;
    polarity: string;
    text_zh: string;
    text_en: string;
    basis: string;
    /** The test on data that finds it; null where a person asks the question */
    data_test_zh: string | null;
    data_test_en: string | null;
    evidence_kind: string;
    /** Class of a finding: A clue of a breach of discipline, B serious, C general, D reminder */
    severity: string;
    responsible_role: string;
    admin_levels: string[];
    /** Document by which the line was entered or changed; null for the lines that came with the platform */
    document: string | null;
  };
  'cases.look_back': {
    id: string;
    org_id: string;
    case_id: string;
    months: number;
    due_on: string;
    done_on: string | null;
    result: string | null;
    note: string | null;
    done_by: string | null;
    done_by_name: string | null;
  };
  'cases.setting': {
    key: string;
    valid_from: string;
    value: Json;
    document: string;
  };
  'cases.step': {
    id: string;
    org_id: string;
    case_id: string;
    at: string;
    account_id: string | null;
    account_name: string;
    act: string;
    from_state: string | null;
    to_state: string;
    note: string | null;
    facts: Generated<Json>;
    file_ids: Generated<string[]>;
  };
  'events.channel_choice': {
    account_id: string;
    subject: string;
    channel: string;
    wanted: boolean;
  };
  'events.delivery': {
    id: string;
    account_id: string;
    notification_id: string | null;
    channel: string;
    webhook_id: string | null;
    state: Generated<string>;
    attempts: Generated<number>;
    created_at: Generated<string>;
    tried_at: string | null;
    ended_at: string | null;
    /** HTTP or SMTP status of the last try */
    status: number | null;
    fault: string | null;
    replay_of: string | null;
  };
  'events.event': {
    id: string;
    seq: Generated<number>;
    name: string;
    org_id: string | null;
    account_id: string | null;
    payload: Json;
    at: string;
    dispatched_at: string | null;
  };
  'events.handled': {
    event_id: string;
    handler: string;
    at: Generated<string>;
  };
  'events.mail_address': {
    account_id: string;
    address: string;
    confirmed_at: string | null;
    /** Keyed SM3 of the code that confirms the address */
    code_digest: string | null;
    code_sent_at: string | null;
    code_tries: Generated<number>;
  };
  'events.notification': {
    id: string;
    account_id: string;
    kind: string;
    params: Generated<Json>;
    link: string | null;
    needs_action: Generated<boolean>;
    created_at: Generated<string>;
    read_at: string | null;
    /** What it is about, for the choice of channels; label subject.<subject> */
    subject: Generated<string>;
  };
  'events.task': {
    id: string;
    org_id: string;
    account_id: string;
    kind: string;
    input: Json;
    state: Generated<string>;
    done_count: Generated<number>;
    total_count: number | null;
    result: Json | null;
    problem: Json | null;
    file_id: string | null;
    created_at: Generated<string>;
    started_at: string | null;
    finished_at: string | null;
  };
  'events.webhook': {
    id: string;
    account_id: string;
    name: string;
    url: string;
    algorithm: string;
    created_at: string;
    ended_at: string | null;
  };
  'events.webhook_secret': {
    webhook_id: string;
    sealed: string;
  };
  'files.file': {
    id: string;
    /** Unit of the uploader; once attached, unit of the record */
    org_id: string;
    name: string;
    /** By content, not by name */
    media_type: string;
    size_bytes: number;
    /** SM3 of the content, hex */
    sm3: string;
    storage_key: string;
    /** Account; null for what the platform made */
    uploaded_by: string | null;
    uploaded_at: string;
    purpose: string;
    /** Kind of the record the file is attached to; null before */
    record_kind: string | null;
    record_id: string | null;
    /** Permission that opens the file to others than the uploader, where its reach covers the unit; null leaves it to the uploader */
    read_permission: string | null;
    /** From then on the file is gone and its content removed; null keeps it */
    expires_at: string | null;
  };
  'identity.account': {
    id: string;
    /** Unit in whose register the account stands; null for accounts outside the units, such as the first administrator */
    org_id: string | null;
    person_id: string | null;
    username: string;
    display_name: string;
    /** active; disabled (may come back); closed (the person left; never comes back) */
    state: Generated<string>;
    /** Last day on which the account may be used */
    ends_on: string | null;
    locale: Generated<string>;
    preferences: Generated<Json>;
    must_change_password: Generated<boolean>;
    password_changed_at: string | null;
    second_factor: Generated<boolean>;
    locked_until: string | null;
    last_sign_in_at: string | null;
    created_at: string;
    search_text: Generated<string>;
    version: Generated<number>;
  };
  'identity.address_failure': {
    ip: string;
    failed_at: string[];
  };
  'identity.api_key': {
    id: string;
    account_id: string;
    /** Unit of the owner when the key was made: the wall */
    org_id: string | null;
    name: string;
    /** First characters of the key, by which its owner recognises it */
    prefix: string;
    permissions: string[];
    /** Units the key reaches at most, within its owner's reach; null for all of that reach */
    org_ids: string[] | null;
    /** Networks (CIDR) it may be used from; null for any */
    addresses: string[] | null;
    created_at: string;
    expires_at: string;
    last_used_at: string | null;
    revoked_at: string | null;
    revoked_by: string | null;
  };
  'identity.api_key_secret': {
    key_id: string;
    secret_hash: string;
  };
  'identity.backup_code': {
    account_id: string;
    code_hash: string;
  };
  'identity.challenge': {
    id: string;
    account_id: string;
    token_hash: string;
    method: string;
    tries: Generated<number>;
    expires_at: string;
  };
  'identity.external_identity': {
    provider: string;
    subject: string;
    account_id: string;
    linked_at: string;
  };
  'identity.former_password': {
    account_id: string;
    hash: string;
    changed_at: string;
  };
  'identity.grant': {
    id: string;
    account_id: string;
    role: string;
    /** Line of work (name of a domain) of an officer; null for the other roles */
    line: string | null;
    org_id: string | null;
    /** self and unit: the unit alone (self narrows to own records); subtree: the unit and all below; all: every unit */
    reach: string;
    starts_on: string;
    ends_on: string | null;
    during: Generated<string>;
    /** System, security and audit administration are apart from business and from each other (三员分立, GB/T 22239 8.1.4.2) */
    duty: Generated<string>;
    reason: string | null;
    granted_by: string | null;
    granted_at: string;
    ended_by: string | null;
    /** Taken back before its last day */
    ended_at: string | null;
  };
  'identity.lockout': {
    username_hash: string;
    failed_at: string[];
    locked_until: string | null;
  };
  'identity.oidc_flow': {
    state_hash: string;
    provider: string;
    sealed: string;
    back: string;
    expires_at: string;
  };
  'identity.password': {
    account_id: string;
    hash: string;
    changed_at: string;
  };
  'identity.policy': {
    one: Generated<boolean>;
    settings: Json;
    version: Generated<number>;
  };
  'identity.session': {
    id: string;
    account_id: string;
    /** Keyed SM3 of the token: a reader of the table cannot enter */
    token_hash: string;
    /** password, second-factor, demo or oidc:<provider> */
    method: string;
    created_at: string;
    last_seen_at: string;
    expires_at: string;
    ip: string | null;
    user_agent: string | null;
  };
  'identity.totp': {
    account_id: string;
    /** SM4-CTR with HMAC-SM3 under the installation's secret */
    sealed_secret: string;
    confirmed_at: string | null;
    /** Newest time step accepted: a code is good once */
    last_step: Generated<number>;
  };
  'office_space.agreement': {
    id: string;
    request_id: string;
    org_id: string;
    issuer_id: string;
    issued_year: number;
    issued_no: number;
    number: string;
    building_id: string;
    signed_on: string;
    unit_signer: string;
    issuer_signer: string;
    from_on: string;
  };
  'office_space.alarm': {
    id: string;
    org_id: string;
    code: string;
    level: string;
    subject_kind: string;
    subject_id: string;
    subject_name: string;
    clause: string;
    facts: Json;
    opened_on: string;
    due_on: string | null;
    cleared_on: string | null;
    seen_at: string;
    search_text: Generated<string>;
  };
  'office_space.approved_area': {
    id: string;
    org_id: string;
    source: string;
    level: string;
    establishment: Json;
    building: string;
    office_sqm: Quantity;
    service_sqm: Quantity;
    equipment_sqm: Quantity;
    basic_usable_sqm: Quantity;
    basic_building_sqm: Quantity;
    /** The filed figures follow the limits of 1999 and are to be computed anew (OS-10) */
    obsolete_values: Generated<boolean>;
    document: string | null;
    during: string;
    version: Generated<number>;
  };
  'office_space.archive_document': {
    id: string;
    org_id: string;
    building_id: string;
    category: string;
    title: string;
    number: string | null;
    dated_on: string | null;
    /** Registered holder or party of the document */
    holder: string | null;
    /** Where the paper lies: room, cabinet, box */
    paper_location: string | null;
    note: string | null;
    /** Taken out of the archive; the row stays */
    removed_on: string | null;
    removed_reason: string | null;
    search_text: Generated<string>;
    version: Generated<number>;
  };
  'office_space.certificate': {
    id: string;
    org_id: string;
    building_id: string;
    room_id: string | null;
    number: string;
    agreement_no: string | null;
    during: string;
    agreement_id: string | null;
    issuer_id: string | null;
    issued_year: number | null;
    /** Gapless per issuing unit and year; null for certificates entered from paper */
    issued_no: number | null;
    /** Institutions approved in the same project use free of charge, production and business institutions pay or leave (OS-20) */
    use_basis: Generated<string>;
    project_document: string | null;
    leave_by: string | null;
  };
  'office_space.check_run': {
    id: string;
    started_at: string;
    finished_at: string;
    room_count: number;
    person_count: number;
    opened: number;
    changed: number;
    cleared: number;
  };
  'office_space.component_renewal': {
    building_id: string;
    /** Managing unit of the building */
    org_id: string;
    component: string;
    renewed_on: string;
    project_id: string | null;
    document: string | null;
  };
  'office_space.daily_repair': {
    id: string;
    org_id: string;
    building_id: string;
    room_id: string | null;
    repaired_on: string;
    component: string;
    description: string;
    cost_yuan: Quantity;
    done_by: string;
    entered_by: string;
    cancelled_reason: string | null;
    search_text: Generated<string>;
  };
  'office_space.disposal': {
    id: string;
    org_id: string;
    number: string | null;
    mode: string;
    state: string;
    building_id: string;
    whole_building: boolean;
    area_sqm: Quantity;
    reason: string;
    to_org_id: string | null;
    new_kind: string | null;
    new_kind_document: string | null;
    counterpart: string | null;
    appraised_yuan: Quantity | null;
    created_on: string;
    submitted_on: string | null;
    decided_on: string | null;
    opinion: string | null;
    exchange_name: string | null;
    /** Number at the public exchange; letting and auction are not done without it */
    listing_no: string | null;
    listed_on: string | null;
    deal_no: string | null;
    /** Price of the deal; for a letting the yearly rent */
    deal_yuan: Quantity | null;
    deal_on: string | null;
    done_on: string | null;
    applicant_account_id: string | null;
    applicant_name: string;
    search_text: Generated<string>;
    version: Generated<number>;
  };
  'office_space.disposal_income': {
    id: string;
    disposal_id: string;
    org_id: string;
    amount_yuan: Quantity;
    receipt_no: string;
    paid_on: string;
  };
  'office_space.disposal_room': {
    disposal_id: string;
    org_id: string;
    room_id: string;
    user_org_id: string;
    code: string;
    name: string;
    kind: string;
    usable_area_sqm: Quantity | null;
    building_area_sqm: Quantity | null;
  };
  'office_space.drawing': {
    id: string;
    org_id: string;
    building_id: string;
    floor_id: string;
    edition: number;
    source: string;
    /** Geometry read out of the file: view box and shapes of a closed list; the file itself is not kept */
    plan: Json;
    /** Shape → room, as far as somebody has said so */
    bindings: Generated<Json>;
    note: string | null;
    made_by: string;
    made_on: string;
    version: Generated<number>;
  };
  'office_space.duty': {
    id: string;
    org_id: string;
    year: number;
    kind: string;
    opened_on: string;
    due_on: string;
    done_on: string | null;
    done_by: string | null;
    place: string | null;
    document: string | null;
    note: string | null;
    /** The list as it was published or filed */
    record: Json | null;
    version: Generated<number>;
  };
  'office_space.function_change': {
    id: string;
    org_id: string;
    room_id: string;
    from_kind: string;
    to_kind: string;
    changed_on: string;
    /** Seen on site while the register says the former function */
    found: Generated<boolean>;
    approval_document: string | null;
    restored_on: string | null;
    note: string | null;
    version: Generated<number>;
  };
  'office_space.handover': {
    id: string;
    org_id: string;
    room_id: string;
    request_id: string | null;
    reason: string;
    document: string | null;
    opened_on: string;
    due_on: string;
    done_on: string | null;
  };
  'office_space.lease_application': {
    id: string;
    org_id: string;
    number: string;
    direction: string;
    building_id: string | null;
    room_id: string | null;
    counterpart: string | null;
    area_sqm: Quantity;
    first_on: string;
    last_on: string;
    rent_basis: string | null;
    rent_yuan: Quantity | null;
    period_months: number | null;
    due_days: Generated<number>;
    rent_free_days: Generated<number>;
    escalation_percent: Quantity | null;
    escalation_months: number | null;
    deposit_yuan: Quantity | null;
    purpose: string;
    exchange_document: string | null;
    market_document: string | null;
    budget_document: string | null;
    request_id: string | null;
    renews_id: string | null;
    state: string;
    approval_no: string | null;
    opinion: string | null;
    decided_on: string | null;
    letting_id: string | null;
    created_by: string | null;
    created_at: string;
    version: Generated<number>;
  };
  'office_space.letting': {
    id: string;
    org_id: string;
    building_id: string;
    room_id: string | null;
    direction: string;
    counterpart: string;
    area_sqm: Quantity;
    rent_yuan_per_sqm_month: Quantity | null;
    approval_no: string | null;
    during: string;
    number: string | null;
    /** Who handed it out; a unit that did breaks the rule (OS-18), the administration decides (OS-25) */
    let_by: Generated<string>;
    signed_on: string | null;
    rent_basis: string | null;
    rent_yuan: Quantity | null;
    period_months: number | null;
    due_days: Generated<number>;
    rent_free_days: Generated<number>;
    escalation_percent: Quantity | null;
    escalation_months: number | null;
    deposit_yuan: Quantity | null;
    /** Notice or deal of the public exchange (OS-25) */
    exchange_document: string | null;
    market_document: string | null;
    budget_document: string | null;
    note: string | null;
    application_id: string | null;
    renews_id: string | null;
    /** Last day before it was handed back or followed by a renewal; null while held, also after the term */
    closed_on: string | null;
    close_document: string | null;
    version: Generated<number>;
  };
  'office_space.move_order': {
    id: string;
    org_id: string;
    reallocation_id: string;
    number: string;
    title: string;
    state: string;
    move_on: string;
    document: string;
    /** Rooms that go to another unit before somebody is moved into them (OS-3) */
    handovers: Generated<Json>;
    issued_by: string;
    issued_on: string;
    version: Generated<number>;
  };
  'office_space.move_order_line': {
    id: string;
    org_id: string;
    order_id: string;
    seq: number;
    occupancy_id: string;
    person_id: string;
    from_room_id: string;
    to_room_id: string;
    reasons: string[];
    done_on: string | null;
  };
  'office_space.occupancy': {
    id: string;
    org_id: string;
    room_id: string;
    person_id: string;
    during: string;
    /** Approval of a second office (OS-16); null for the only one */
    approval_no: string | null;
    places_far_apart: Generated<boolean>;
    works_there_often: Generated<boolean>;
    end_reason: string | null;
    version: Generated<number>;
  };
  'office_space.paper': {
    id: string;
    org_id: string;
    record_kind: string;
    record_id: string;
    category: string;
    title: string;
    file_id: string | null;
    added_by: string;
    added_at: string;
  };
  'office_space.patrol': {
    id: string;
    org_id: string;
    number: string;
    name: string;
    basis: string | null;
    from_on: string;
    to_on: string;
    state: string;
    drawn_from: Json;
    seed: string;
    by_risk: boolean;
    /** The rooms that stood to be drawn with their weights, so that the draw can be done again with the seed */
    lots: Json;
    wanted: number;
    drawn_at: string;
    conclusion: string | null;
    closed_on: string | null;
    version: Generated<number>;
  };
  'office_space.patrol_member': {
    patrol_id: string;
    org_id: string;
    person_id: string;
    place: number;
  };
  'office_space.patrol_visit': {
    id: string;
    patrol_id: string;
    org_id: string;
    room_id: string;
    person_id: string | null;
    place: number;
    state: Generated<string>;
    found_kind: string | null;
    found_state: string | null;
    measured_sqm: Quantity | null;
    seated: number | null;
    note: string | null;
    signed_by: string | null;
    objection: string | null;
    skip_reason: string | null;
    registered: Json | null;
    deviations: Json | null;
    deviation_count: Generated<number>;
    visited_at: string | null;
    reported_at: string | null;
    reported_by: string | null;
    reported_by_name: string | null;
    version: Generated<number>;
  };
  'office_space.project': {
    id: string;
    org_id: string;
    /** Gapless per unit and year, given at the first submission */
    number: string | null;
    kind: string;
    state: string;
    name: string;
    building_id: string | null;
    place: string | null;
    reason: string;
    purposes: Generated<string[]>;
    luxury_features: Generated<string[]>;
    added_area_sqm: Quantity | null;
    /** Dated, reasoned "not possible" of earlier modes of obtaining, for kinds that bring area (OS-21) */
    not_possible: Generated<Json>;
    estimate_yuan: Quantity;
    /** What the rule said at the last submission, line by line; kept, because standards are adjusted later */
    review: Json | null;
    created_on: string;
    submitted_on: string | null;
    decided_on: string | null;
    opinion: string | null;
    /** The estimate as it was approved; the budget of the finance department may be lower */
    approved_yuan: Quantity | null;
    budget_yuan: Quantity | null;
    budget_document: string | null;
    contractor: string | null;
    contract_no: string | null;
    started_on: string | null;
    accepted_on: string | null;
    acceptance_document: string | null;
    acceptance_members: string | null;
    acceptance_note: string | null;
    final_yuan: Quantity | null;
    final_document: string | null;
    settled_on: string | null;
    applicant_account_id: string | null;
    applicant_name: string;
    search_text: Generated<string>;
    version: Generated<number>;
  };
  'office_space.project_change': {
    id: string;
    org_id: string;
    project_id: string;
    number: number;
    amount_yuan: Quantity;
    reason: string;
    document: string | null;
    limit_yuan: Quantity;
    /** Sum of all changes in force with this one */
    total_yuan: Quantity;
    state: string;
    changed_on: string;
    decided_on: string | null;
    opinion: string | null;
  };
  'office_space.project_inspection': {
    id: string;
    org_id: string;
    project_id: string;
    inspected_on: string;
    step: string;
    inspector: string;
    result: string;
    finding: string;
    mended_on: string | null;
    mended_note: string | null;
  };
  'office_space.project_item': {
    id: string;
    org_id: string;
    project_id: string;
    position: number;
    component: string;
    description: Generated<string>;
    quantity: Quantity;
    unit_price_yuan: Quantity;
    /** As known when the line was entered: from the register of renewals, else told by the applicant; null when nobody knows */
    last_renewed_on: string | null;
  };
  'office_space.project_milestone': {
    org_id: string;
    project_id: string;
    step: string;
    planned_on: string;
    actual_on: string | null;
    note: string | null;
  };
  'office_space.reallocation': {
    id: string;
    org_id: string;
    title: string;
    state: string;
    question: Json;
    /** Rooms and seats as they stood, by id: what changed since is told by comparing */
    register: Json;
    answer: Json;
    made_by: string;
    made_on: string;
    made_at: string;
    task_id: string | null;
    version: Generated<number>;
  };
  'office_space.reclaim': {
    id: string;
    org_id: string;
    occupancy_id: string;
    person_id: string;
    room_id: string;
    reason: string;
    opened_on: string;
    due_on: string;
    done_on: string | null;
  };
  'office_space.reconciliation_difference': {
    id: string;
    run_id: string;
    org_id: string;
    building_id: string;
    kind: string;
    difference: string;
    ledger_sqm: Quantity | null;
    other_sqm: Quantity | null;
    state: Generated<string>;
    assignee: string | null;
    due_on: string | null;
    explanation: string | null;
    answered_on: string | null;
    closed_on: string | null;
    closing_note: string | null;
    version: Generated<number>;
  };
  'office_space.reconciliation_run': {
    id: string;
    org_id: string;
    number: string;
    as_of: string;
    reason: string;
    started_by: string;
    started_at: string;
    building_count: number;
    difference_count: number;
    closed_on: string | null;
  };
  'office_space.reminder': {
    id: string;
    org_id: string;
    kind: string;
    subject_id: string;
    step: number;
    told_on: string;
  };
  'office_space.rent_due': {
    id: string;
    org_id: string;
    letting_id: string;
    no: number;
    first_on: string;
    last_on: string;
    due_on: string;
    amount_yuan: Quantity;
  };
  'office_space.rent_plan': {
    id: string;
    request_id: string;
    org_id: string;
    number: string;
    state: string;
    premises: string;
    counterpart: string;
    area_sqm: Quantity;
    rent_yuan: Quantity;
    rent_per: string;
    rent_yuan_per_sqm_month: Quantity;
    term: string;
    /** Comparable premises with their rent in yuan per m² and month */
    market: Json;
    budget_source: string;
    approval_no: string;
    filed_on: string;
    decided_on: string | null;
    version: Generated<number>;
  };
  'office_space.rent_receipt': {
    id: string;
    org_id: string;
    letting_id: string;
    kind: string;
    received_on: string;
    amount_yuan: Quantity;
    receipt_no: string;
    note: string | null;
    paid_in_on: string | null;
    treasury_no: string | null;
    version: Generated<number>;
  };
  'office_space.request': {
    id: string;
    org_id: string;
    /** Gapless per unit and year, given at the first submission */
    number: string | null;
    issuer_id: string | null;
    issued_year: number | null;
    issued_no: number | null;
    state: string;
    purpose: string;
    kind: string;
    kind_document: string | null;
    wanted_sqm: Quantity;
    /** Persons without a name, per rank: {"M5": 3} */
    ranks: Generated<Json>;
    /** Where the unit works; distances of vacancies are measured from here */
    building_id: string | null;
    /** The rung of the ladder that is open; a later one only when each earlier is ruled out */
    mode: Generated<string>;
    applicant_account_id: string | null;
    applicant_name: string;
    opinion: string | null;
    created_on: string;
    submitted_on: string | null;
    decided_on: string | null;
    search_text: Generated<string>;
    version: Generated<number>;
  };
  'office_space.request_mode': {
    request_id: string;
    org_id: string;
    mode: string;
    reason: string;
    document: string;
    ruled_out_on: string;
    noted_by: string;
    noted_at: string;
  };
  'office_space.request_person': {
    request_id: string;
    org_id: string;
    person_id: string;
  };
  'office_space.request_room': {
    id: string;
    request_id: string;
    org_id: string;
    room_id: string;
    /** Using unit before the offer; a declined room goes back to it */
    from_org_id: string;
    state: string;
    promised_on: string;
    reason: string | null;
  };
  'office_space.second_office': {
    id: string;
    org_id: string;
    number: string;
    person_id: string;
    room_id: string;
    reason: string;
    distance_km: Quantity;
    days_per_month: number;
    first_on: string;
    /** Share of the room at the application, against the limit of the rank */
    area_sqm: Quantity | null;
    limit_sqm: Quantity | null;
    state: string;
    approval_no: string | null;
    opinion: string | null;
    decided_on: string | null;
    occupancy_id: string | null;
    created_by: string | null;
    created_at: string;
    version: Generated<number>;
  };
  'office_space.setting': {
    key: string;
    valid_from: string;
    value: Json;
    document: string;
  };
  'office_space.standard_cost': {
    component: string;
    valid_from: string;
    price_yuan: Quantity;
    service_years: number;
    document: string;
    decided_by: string;
    decided_at: string;
  };
  'office_space.title': {
    id: string;
    org_id: string;
    building_id: string;
    status: string;
    owner_name: string | null;
    certificate_no: string | null;
    certificate_area_sqm: Quantity | null;
    land_certificate_no: string | null;
    acquired_how: string | null;
    acquired_on: string | null;
    value_yuan: Quantity | null;
    /** Approval of the secret-unit exception, or the ownership filing */
    document: string | null;
    search_text: Generated<string>;
    version: Generated<number>;
  };
  'org.division': {
    code: string;
    name: string;
    level: string;
    parent_code: string | null;
    kind: string;
    /** False for development zones, farms and parks that statistics list as towns */
    administrative: Generated<boolean>;
    valid_from: string | null;
    valid_to: string | null;
    search_text: Generated<string>;
  };
  'org.establishment': {
    id: string;
    org_id: string;
    rank_code: string;
    approved: number;
    during: string;
    document: string | null;
  };
  'org.person': {
    id: string;
    org_id: string;
    name: string;
    staff_no: string | null;
    gender: string | null;
    phone: string | null;
    state: Generated<string>;
    /** Day the procedure of transfer, retirement or leaving was done */
    left_on: string | null;
    search_text: string;
    version: Generated<number>;
  };
  'org.post': {
    id: string;
    org_id: string;
    person_id: string;
    title: string;
    rank_code: string;
    is_main: boolean;
    is_leadership: Generated<boolean>;
    during: string;
    end_reason: string | null;
    /** The end of the post was told to the other rooms; a term that runs out is told on the day after its last */
    end_told: Generated<boolean>;
  };
  'org.unit': {
    id: string;
    parent_id: string | null;
    /** Ids from the root to the unit itself: subtree reach without recursion */
    lineage: Generated<string[]>;
    name: string;
    short_name: string | null;
    credit_code: string | null;
    kind: string;
    admin_level: string;
    /** Level whose office-area limits apply: C central, P province, M city, K county, T township (发改投资〔2014〕2674号) */
    limit_level: string;
    division_code: string;
    sort_no: Generated<number>;
    state: Generated<string>;
    successor_id: string | null;
    founded_on: string;
    ended_on: string | null;
    search_text: string;
    version: Generated<number>;
  };
  'org.unit_parent': {
    unit_id: string;
    parent_id: string | null;
    name: string;
    during: string;
    reason: string;
    document: string | null;
  };
  'places.building': {
    id: string;
    org_id: string;
    campus_id: string | null;
    code: string;
    name: string;
    division_code: string;
    address: string | null;
    longitude: Quantity | null;
    latitude: Quantity | null;
    structure: string | null;
    height_class: Generated<string>;
    storeys_above: number | null;
    storeys_below: number | null;
    built_year: number | null;
    /** Building area (建筑面积), m²; null when unknown, never 0 for unknown */
    building_area_sqm: Quantity | null;
    /** Usable area (使用面积), m² */
    usable_area_sqm: Quantity | null;
    state: Generated<string>;
    search_text: string;
    version: Generated<number>;
  };
  'places.building_user': {
    building_id: string;
    org_id: string;
  };
  'places.campus': {
    id: string;
    org_id: string;
    code: string;
    name: string;
    division_code: string;
    address: string | null;
    longitude: Quantity | null;
    latitude: Quantity | null;
    land_area_sqm: Quantity | null;
    search_text: string;
    version: Generated<number>;
  };
  'places.floor': {
    id: string;
    building_id: string;
    level: number;
    name: string;
  };
  'places.room': {
    id: string;
    org_id: string;
    building_id: string;
    floor_id: string;
    code: string;
    name: string;
    kind: string;
    /** Project approval or national standard that names a technical-business room (OS-2) */
    kind_document: string | null;
    usable_area_sqm: Quantity | null;
    building_area_sqm: Quantity | null;
    state: Generated<string>;
    /** First day without use; null while used */
    vacant_since: string | null;
    note: string | null;
    search_text: string;
    version: Generated<number>;
    /** First day on which the room is no more; null for a standing one */
    ended_on: string | null;
    /** What ended it: the disposal with its number */
    ended_reason: string | null;
  };
  'workbench.cover': {
    id: string;
    account_id: string;
    substitute_id: string;
    starts_on: string;
    ends_on: string;
    during: Generated<string>;
    /** Subjects it holds for; null for all */
    subjects: string[] | null;
    reason: string;
    created_at: string;
    /** Ended before its last day */
    ended_at: string | null;
  };
  'workbench.work': {
    id: string;
    /** Idempotent name given by the room that assigns the work */
    key: string;
    kind: string;
    account_id: string;
    subject: string;
    record_id: string;
    /** Unit of the record, for the filter; the wall is the account */
    org_id: string;
    title: string;
    number: string | null;
    path: string;
    due_at: string | null;
    /** What the room that assigned the work needs to act on it from the list */
    step_key: string | null;
    /** May be acted on together with others */
    bulk: Generated<boolean>;
    created_at: string;
    seen_at: string | null;
    /** todo: done by the account; started: the matter came to its end */
    ended_at: string | null;
    outcome: string | null;
    search_text: Generated<string>;
  };
}
