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
  'cases.letter_count': {
    org_id: string;
    kind: string;
    year: number;
    last: number;
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
    data_test: string | null;
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
  'events.notification': {
    id: string;
    account_id: string;
    kind: string;
    params: Generated<Json>;
    link: string | null;
    needs_action: Generated<boolean>;
    created_at: Generated<string>;
    read_at: string | null;
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
  'office_space.certificate': {
    id: string;
    org_id: string;
    building_id: string;
    room_id: string | null;
    number: string;
    agreement_no: string | null;
    during: string;
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
  'office_space.setting': {
    key: string;
    valid_from: string;
    value: Json;
    document: string;
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
