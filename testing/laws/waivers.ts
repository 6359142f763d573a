/** Files outside kernel/db that open a connection of their own, with the reason. The list only gets shorter. */
export const connectionHolders: Readonly<Record<string, string>> = {
  'kernel/events/server/ear.ts': 'listens for committed events and announcements beside all requests',
  'kernel/identity/server/access-listener.ts': 'hears of changed rights beside all requests',
};

/** Files that work in the platform's own name with wide scope, with the reason. The list only gets shorter. */
export const systemCallers: Readonly<Record<string, string>> = {
  'apps/server/first-start.ts': 'begins an installation before anybody can sign in',
  'kernel/access/actor.ts': 'defines the actor',
  'kernel/events/server/worker-ground.ts': 'the worker: events and clock jobs belong to no request',
  'kernel/events/server/worker.ts': 'clock jobs',
  'kernel/events/server/dispatch.ts': 'moves the outbox of all units',
  'kernel/events/server/channels/run-delivery.ts': 'sends in the name of accounts that have long gone home',
  'kernel/events/server/deliver.ts': 'handlers act after the request has ended',
  'kernel/identity/server/actor-of.ts': 'makes the scope of a grant that reaches every unit',
  'kernel/identity/server/resolver.ts': 'finds out what an actor may see, before any scope is known',
  'kernel/identity/server/oidc.ts': 'finds the account of a subject who has no session yet',
  'capabilities/approvals/server/verbs/taking.ts':
    'a flow runs through units that none of its signers reaches; every verb proves first whose it is',
  'kernel/events/server/run-task.ts': 'keeps the state of long jobs; their work runs in the asker’s name',
};

/** Tables without a wall, with the reason. The list only gets shorter. */
export const unwalledTables: Readonly<Record<string, string>> = {
  'app.migration': 'names of applied migrations; no request role may read it',
};

/** Functions with the rights of their owner, with the reason. */
export const ownerFunctions: Readonly<Record<string, string>> = {
  'app.next_number': 'counts papers in a table that no request role may read or set; answers the next number only',
  'approvals.people': 'names signers of a flow, also of units beyond the reader; asked with ids that the walls have shown',
  'approvals.by_username': 'who decides is found over all units, whoever starts; answers ids, and so do the five below',
  'approvals.by_role': 'as approvals.by_username',
  'approvals.by_post': 'as approvals.by_username',
  'approvals.leaders': 'as approvals.by_username',
  'approvals.officers': 'as approvals.by_username; with the unit of each',
  'approvals.parent_of': 'as approvals.by_username; answers the id of the unit above',
  'events.queue_figures': 'counts jobs for the system administrator without showing what is in them',
  'events.undispatched': 'counts waiting events for the system administrator',
  'org.end_posts': 'one who retires or leaves loses posts also in units that the recorder does not reach',
  'org.move_below': 'what hangs below a moved unit moves along, also where the mover does not reach',
  'org.name_of': 'names of public bodies are public: a row within reach may name a unit beyond it',
  'org.refuse_unless_empty': 'a unit ends empty, whatever the one who ends it sees of it',
  'office_space.people_of':
    'names whoever sits or sat in a room of the reader, also after a transfer; asked with ids that the walls have shown, never with those of a caller',
  'office_space.promised_facts':
    'a unit is told what room it was promised while another one still holds it; no person shows, and nothing of a room that was never promised',
  'office_space.promised_rooms':
    'whether a room is promised is asked across units, so that nobody is seated there; it does not say to whom',
  'office_space.vacant_rooms':
    'whoever asks for space sees what stands empty on the own level, by name and area; ids only as far as the walls show them, persons never',
  'office_space.posts_of': 'the rank of the main post decides the limit of a seat, also when the post is held in another unit',
  'office_space.rooms_in': 'sums of all rooms of a building for the unit that manages it (OS-27); no single room shows',
  'office_space.seats_of': 'who holds two offices shows only across units (OS-16); the finding goes to the unit whose room it is',
  'places.add_building_users': 'keeps who has rooms in a building, which a unit may not write by itself',
  'places.drop_building_users': 'as places.add_building_users',
  'places.move_building_users': 'as places.add_building_users',
  'places.hold_building_users': 'the step of places.add_building_users that writes; no request role may call it',
  'places.refuse_while_placed': 'whether a unit still has places is asked of all of them, not of those in reach; it answers nothing but no',
  'events.put_notifications':
    'whoever tells others does not see by which channels those want to be told; it answers ids of deliveries alone',
  'workbench.put_work': 'work is put into the hands of others, whom the one who decides does not reach; rooms are its only callers',
  'workbench.finish_work': 'as workbench.put_work',
  'workbench.retract_work': 'as workbench.put_work',
  'workbench.covers_of': 'whoever assigns work asks who is on leave; answers who acts, nothing else of the cover',
  'workbench.refuse_circle': 'a circle of covers runs through accounts that the one who sets a cover does not see',
  'workbench.people_of': 'names the two sides of a cover, also across units; asked with ids that the walls have shown',
  'workbench.may_cover': 'whether an account may act for another is asked of its roles, which only administrators see; answers yes or no',
  'places.release_building_users': 'the step of places.drop_building_users that writes; no request role may call it',
};

/** Keys from a child with a unit to a parent with a unit that may differ, with the reason. */
export const freeKeys: Readonly<Record<string, string>> = {
  flow_starter_id_fkey: 'an officer starts a matter of another unit',
  decider_account_id_fkey: 'those above a unit decide on its matters',
  decider_on_behalf_of_fkey: 'as decider_account_id_fkey',
  decider_added_by_fkey: 'as decider_account_id_fkey',
  participant_account_id_fkey: 'as decider_account_id_fkey',
  act_account_id_fkey: 'as decider_account_id_fkey',
  act_on_behalf_of_fkey: 'as decider_account_id_fkey',
  case_repeat_of_fkey: 'the former case stays with the unit it had when a later one is assigned to another',
  account_person_id_fkey: 'an account may stand in the register of another unit than the person’s main one',
  api_key_account_id_fkey: 'the key stays where it was made when the account moves to another unit',
  api_key_revoked_by_fkey: 'keys are revoked by administrators of other units',
  grant_account_id_fkey: 'people hold roles at other units than their own',
  grant_granted_by_fkey: 'roles are granted by administrators of other units',
  grant_ended_by_fkey: 'as grant_granted_by_fkey',
  post_person_id_fkey: 'a post may be held in another unit than the person’s main one',
  room_building_id_fkey: 'a unit uses rooms in a building that another one manages',
  building_campus_id_fkey: 'buildings of several units stand on one campus',
  building_user_building_id_fkey: 'names the units that use a building of another one',
  drawing_building_id_fkey: 'the plan stays when another unit comes to manage the building',
  move_order_line_order_id_fkey: 'the administration orders the moves of all its units; the line belongs to the unit whose room is left',
  move_order_line_occupancy_id_fkey: 'the seat stays what it was when the room it is in goes to another unit later',
  move_order_line_person_id_fkey: 'people sit in rooms of another unit than their main one',
  move_order_line_from_room_id_fkey: 'the room may go to another unit after the move',
  move_order_line_to_room_id_fkey: 'an empty room of another unit may be handed over with the order',
  patrol_visit_patrol_id_fkey: 'the administration patrols the rooms of all its units; the visit belongs to the unit of the room',
  patrol_visit_room_id_fkey: 'a visit stays where it was when the room goes to another unit',
  patrol_visit_person_id_fkey: 'nobody visits the rooms of the own unit (SU-5)',
  patrol_member_person_id_fkey: 'a team has members of several units',
  title_building_id_fkey: 'ownership belongs to the administration of the level, management may be delegated',
  certificate_building_id_fkey: 'a unit is certified for rooms in a building that another one manages',
  certificate_room_id_fkey: 'the certificate stays with the unit it was issued to when the room is allocated anew',
  letting_building_id_fkey: 'a unit rents in a building that another one manages',
  letting_room_id_fkey: 'the room may be allocated anew while the letting runs',
  lease_application_building_id_fkey: 'a unit rents in a building that another one manages',
  lease_application_room_id_fkey: 'the administration lets a room that a unit uses',
  second_office_person_id_fkey: 'the main post of a leader with two offices is in another unit',
  second_office_room_id_fkey: 'the room may be allocated anew after the application',
  second_office_occupancy_id_fkey: 'the seat stays with the unit that uses the room',
  function_change_room_id_fkey: 'the record stays with the unit that changed the function',
  occupancy_room_id_fkey: 'the record stays with the unit that used the room when the room is allocated anew',
  occupancy_person_id_fkey: 'people of other units sit in shared and concurrent offices',
  reclaim_occupancy_id_fkey: 'the task belongs to the unit that has to take the office back',
  reclaim_person_id_fkey: 'the person may have gone to another unit',
  request_building_id_fkey: 'a unit works in a building that another one manages',
  request_person_person_id_fkey: 'space is asked for people who come from other units',
  request_room_room_id_fkey: 'rooms of other units are promised before they change hands',
  agreement_building_id_fkey: 'a unit agrees on rooms in a building that another one manages',
  certificate_agreement_id_fkey: 'the certificate follows its unit through mergers with the agreement’s own key behind it',
  handover_room_id_fkey: 'the task stays with the unit that gave the room back',
  handover_request_id_fkey: 'the task may pass to a successor before the request does',
  reclaim_room_id_fkey: 'as the occupancy it ends',
  project_building_id_fkey: 'a unit has works done in a building that another one manages',
  component_renewal_building_id_fkey: 'the renewal belongs to the unit that managed the building then',
  component_renewal_project_id_fkey: 'a project of a using unit renews parts of a building that another one manages',
  daily_repair_building_id_fkey: 'as project_building_id_fkey',
  daily_repair_room_id_fkey: 'the record stays with the unit that used the room when the room is allocated anew',
  archive_document_building_id_fkey: 'the archive stays where it was kept when the building is managed by another unit',
  reconciliation_difference_building_id_fkey: 'the finding stays with the unit that managed the building then',
  reconciliation_difference_run_id_fkey: 'an administration compares buildings that units below it manage',
  disposal_building_id_fkey: 'the record stays with the unit that managed the building then',
  disposal_room_room_id_fkey: 'the administration disposes of rooms that using units have',
};

/** Routes that answer without a session, with the reason. */
export const publicRoutes: Readonly<Record<string, string>> = {
  'GET /auth/options': 'the sign-in page asks it before anybody is known; it tells the ways in and the rule of passwords, nothing else',
  'POST /auth/sign-in/username': 'makes the session',
  'POST /auth/two-factor/verify-totp': 'makes the session of whoever has shown the password, told by a cookie of five minutes',
  'POST /auth/two-factor/verify-backup-code': 'as the code of the authenticator',
  'POST /auth/demo': 'enters the demonstration city; 404 on every other installation',
  'POST /auth/oidc/start': 'begins signing in at the identity provider',
  'GET /auth/oidc/callback/:provider': 'the identity provider sends the browser here before there is a session',
  'POST /auth/sign-out': 'ends a session; one that has run out must not hinder it',
};

/** Closed lists, by field and first value, that are said under another prefix than `enum.`; null for those that no page shows as words. */
export const listsElsewhere: Readonly<Record<string, string | null>> = {
  // What the sign-in page does next, where a figure leads, how a figure is printed, which shape it has: read by pages, not by people.
  'auth.next:done': null,
  'office-space.level:ok': null,
  'office-space.kind:path': null,
  'office-space.list:buildings': null,
  'office-space.type:count': null,
  'office-space.type:text': null,
  'office-space.verdict:ok': null,
  'office-space.key:tolerancePercent': 'field.office-space.',
  'cases.key:limitDaysB': 'field.cases.',
  'office-space.nextSteps:share': 'page.office-space.next.',
};

/** Inputs that no form and no filter asks a person for, with the reason. */
export const unaskedFields: Readonly<Record<string, string>> = {
  'account.locale': 'chosen from the menu of languages',
  'account.preferences': 'kept by the kit, entered nowhere',
  'auth.back': 'the page to return to',
  'auth.backupCode': 'the second step of signing in names its one field itself',
  'auth.error': 'comes from the identity provider',
  'auth.provider': 'a button per provider',
  'audit.entryId': 'the link that shows one entry',
  'office-space.subjectId': 'the record whose page asks',
};
