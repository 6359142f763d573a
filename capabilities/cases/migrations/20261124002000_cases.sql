select app.open_schema('cases');

create table cases.setting (
  key text not null,
  valid_from date not null,
  value json not null,
  document text not null check (length(document) between 1 and 200),
  primary key (key, valid_from)
);
comment on table cases.setting is 'Decisions of the supervising body on values that the rules leave open: limits, steps, scores; in force from a day on';
select app.open_wall('cases.setting');

create table cases.list_item (
  code text not null check (code ~ '^[PN]-[A-Z]{2}-[0-9]{1,3}$'),
  valid_from date not null,
  valid_to date,
  object text not null check (object in ('office', 'car', 'reception', 'canteen', 'energy', 'asset', 'purchase')),
  polarity text not null check (polarity in ('positive', 'negative')),
  text_zh text not null check (length(text_zh) between 1 and 300),
  text_en text not null check (length(text_en) between 1 and 300),
  basis text not null check (length(basis) between 1 and 300),
  data_test_zh text check (length(data_test_zh) between 1 and 300),
  data_test_en text check (length(data_test_en) between 1 and 300),
  evidence_kind text not null check (evidence_kind in ('measurement', 'document', 'money', 'track', 'ledger', 'photo')),
  severity text not null check (severity in ('A', 'B', 'C', 'D')),
  responsible_role text not null check (responsible_role in ('unit-admin', 'officer', 'leader')),
  admin_levels text[] not null check (cardinality(admin_levels) > 0 and admin_levels <@ array['city', 'district', 'town', 'village']),
  document text,
  primary key (code, valid_from),
  constraint list_item_days check (valid_to is null or valid_to >= valid_from),
  constraint list_item_test check ((data_test_zh is null) = (data_test_en is null)),
  constraint list_item_side check ((polarity = 'positive') = (code like 'P-%'))
);
comment on table cases.list_item is 'Positive list (what must be done) and negative list (what is forbidden), each line with its basis, its test on data and the evidence that ends it; dated';
comment on column cases.list_item.data_test_zh is 'The test on data that finds it; null where a person asks the question';
comment on column cases.list_item.severity is 'Class of a finding: A clue of a breach of discipline, B serious, C general, D reminder';
comment on column cases.list_item.document is 'Document by which the line was entered or changed; null for the lines that came with the platform';
select app.open_wall('cases.list_item');

create table cases.case (
  id uuid primary key,
  org_id uuid not null references org.unit,
  raised_by_org_id uuid references org.unit,
  source text not null check (source ~ '^[a-z-]+\.[a-z-]+$'),
  key text not null,
  origin text not null check (origin in ('rule', 'inspection', 'self', 'report', 'recommendation')),
  item_code text not null,
  rule_code text not null,
  rule_label text,
  clause text not null,
  severity text not null check (severity in ('A', 'B', 'C', 'D')),
  born_severity text not null check (born_severity in ('A', 'B', 'C', 'D')),
  state text not null default 'clue' check (state in ('clue', 'verified', 'notified', 'objected', 'replied', 'fixing', 'submitted', 'reviewed', 'handed-over', 'closed', 'rejected')),
  subject_kind text not null,
  subject_id uuid not null,
  subject_label text not null,
  subject_path text,
  title text not null check (length(title) between 1 and 300),
  facts text,
  place text,
  figures json not null,
  figures_now json,
  seen_at timestamptz,
  rule_cleared_on date,
  found_on date not null,
  found_by uuid,
  found_by_name text,
  verified_on date,
  notified_on date,
  notice_number text,
  limit_days integer check (limit_days between 0 and 3650),
  due_on date,
  extended_on date,
  replied_on date,
  submitted_on date,
  reviewed_on date,
  fixed_on date,
  rectified_by uuid,
  measures text[] not null default '{}' check (measures <@ array['return-room', 'return-car', 'return-money', 'sanction-proposal', 'fix-system', 'training']),
  receipt_no text,
  recovered_yuan numeric(16, 2) check (recovered_yuan >= 0),
  returned_sqm numeric(12, 2) check (returned_sqm >= 0),
  measured_sqm numeric(12, 2) check (measured_sqm >= 0),
  handed_to text,
  handed_on date,
  handed_document text,
  reply_required boolean not null default false,
  recommended_by text,
  recommendation_no text,
  escalation_level integer not null default 0,
  escalated_to_org_id uuid references org.unit,
  repeat_of uuid references cases.case,
  repeat_no integer not null default 0,
  closed_on date,
  closed_how text check (closed_how in ('rule', 'inspector', 'not-founded', 'objection')),
  closed_by uuid,
  close_reason text,
  search_text text not null default '',
  version integer not null default 1,
  constraint case_ended check ((state in ('closed', 'rejected')) = (closed_on is not null) and (closed_on is null) = (closed_how is null)),
  constraint case_noticed check ((notified_on is null) = (due_on is null)),
  constraint case_receipt check (recovered_yuan is null or recovered_yuan = 0 or receipt_no is not null),
  constraint case_unit unique (id, org_id)
);
comment on table cases.case is 'Problems from finding to closing: born from a rule or found by a person, with figures at birth; one open case per source and key';
comment on column cases.case.key is 'What the source calls the finding; while a case of this source and key is open no second one begins';
comment on column cases.case.org_id is 'Unit that has to put it right; upper levels see it by their reach';
comment on column cases.case.raised_by_org_id is 'Unit of the person that found it; null when a rule did';
comment on column cases.case.rule_label is 'Key of the label that names the rule, in the words of the source';
comment on column cases.case.born_severity is 'Class by the list, before repetition raised it or an inspector changed it';
comment on column cases.case.fixed_on is 'Day of the submission that was accepted, or on which the rule was found silent: what the limit is measured against';
comment on column cases.case.measured_sqm is 'Area measured anew after rectification';
create unique index case_open on cases.case (source, key) where state not in ('closed', 'rejected');
create index case_org on cases.case (org_id, state, due_on);
create index case_subject on cases.case (subject_kind, subject_id);
create index case_open_source on cases.case (source, org_id) where state not in ('closed', 'rejected');
create index case_found on cases.case (found_on);
create index case_search on cases.case using gin (search_text gin_trgm_ops);
select app.wall('cases.case');

create table cases.step (
  id uuid primary key,
  org_id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  account_id uuid,
  account_name text not null,
  act text not null,
  from_state text,
  to_state text not null,
  note text,
  facts json not null default '{}',
  file_ids uuid[] not null default '{}',
  constraint step_of_case foreign key (case_id, org_id) references cases.case (id, org_id) on update cascade
);
comment on table cases.step is 'Every step of a case with who, what and why: the time line of its page';
create index step_case on cases.step (case_id, at);
select app.wall('cases.step');

create table cases.extension (
  id uuid primary key,
  org_id uuid not null,
  case_id uuid not null,
  asked_by uuid,
  asked_by_name text not null,
  asked_at timestamptz not null,
  reason text not null,
  former_due_on date not null,
  wanted_on date not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  granted boolean,
  opinion text,
  constraint extension_of_case foreign key (case_id, org_id) references cases.case (id, org_id) on update cascade,
  constraint extension_decided check ((decided_at is null) = (granted is null))
);
comment on table cases.extension is 'Wishes for a later day; a limit is extended once';
create unique index extension_once on cases.extension (case_id) where granted is not false;
select app.wall('cases.extension');

create table cases.look_back (
  id uuid primary key,
  org_id uuid not null,
  case_id uuid not null,
  months integer not null check (months between 1 and 60),
  due_on date not null,
  done_on date,
  result text check (result in ('kept', 'relapsed')),
  note text,
  done_by uuid,
  done_by_name text,
  constraint look_back_of_case foreign key (case_id, org_id) references cases.case (id, org_id) on update cascade,
  constraint look_back_once unique (case_id, months),
  constraint look_back_done check ((done_on is null) = (result is null))
);
comment on table cases.look_back is 'Second looks (回头看) at closed serious findings, with the day they are due and what was seen';
create index look_back_open on cases.look_back (due_on) where done_on is null;
select app.wall('cases.look_back');

create table cases.letter (
  id uuid primary key,
  org_id uuid not null,
  case_id uuid not null,
  issuer_org_id uuid not null references org.unit,
  kind text not null check (kind in ('notice', 'receipt', 'recommendation-reply')),
  year integer not null,
  seq integer not null check (seq > 0),
  number text not null,
  issued_on date not null,
  issued_by uuid,
  issued_by_name text not null,
  content json not null,
  constraint letter_of_case foreign key (case_id, org_id) references cases.case (id, org_id) on update cascade,
  constraint letter_number unique (issuer_org_id, kind, year, seq)
);
comment on table cases.letter is 'Letters as they were issued: rectification notice, reply, reply to a supervision recommendation; what is printed again is what was sent';
create index letter_case on cases.letter (case_id);
select app.wall('cases.letter');

create table cases.duty (
  key text primary key,
  org_id uuid not null,
  case_id uuid not null,
  constraint duty_of_case foreign key (case_id, org_id) references cases.case (id, org_id) on update cascade
);
comment on table cases.duty is 'Entries of the workbench that a case has put there and not yet taken away';
create index duty_case on cases.duty (case_id);
select app.wall('cases.duty');

insert into cases.list_item (code, valid_from, object, polarity, text_zh, text_en, basis, data_test_zh, data_test_en, evidence_kind, severity, responsible_role, admin_levels)
select v.code, '2018-01-01', v.object, case when v.code like 'P-%' then 'positive' else 'negative' end, v.zh, v.en, v.basis, v.test_zh, v.test_en, v.evidence, v.severity, 'unit-admin',
  array['city', 'district', 'town', 'village']
from (values
  ('P-OS-1', 'office', '每年公示办公用房使用情况', 'Yearly publication of the use of rooms', '《党政机关办公用房管理办法》第十九条', null, null, 'document', 'D'),
  ('P-OS-2', 'office', '领导干部办公用房每年备案', 'Offices of leaders filed yearly', '《党政机关办公用房管理办法》第十九条', null, null, 'document', 'D'),
  ('P-OS-3', 'office', '持有使用协议和分配使用凭证', 'Use agreement and allocation certificate held', '《党政机关办公用房管理办法》第十八条', '在用房间没有分配使用凭证', 'room in use without certificate', 'document', 'D'),
  ('P-OS-4', 'office', '账、证、实三方一致', 'Ledger, certificate and object agree', '《党政机关办公用房管理办法》第五条至第八条', '台账、权属证、房间面积不一致', 'ledger ≠ certificate ≠ rooms', 'ledger', 'D'),
  ('P-OS-5', 'office', '闲置用房及时使用或交回', 'Vacant rooms used or handed back in time', '《党政机关办公用房管理办法》；空置期限由管理部门设定', '空置超过设定月数', 'vacant longer than the set months', 'document', 'D'),
  ('P-VE-1', 'car', '公示公务用车使用登记', 'Register of car use published', '《党政机关公务用车管理办法》', null, null, 'document', 'D'),
  ('P-VE-2', 'car', '实行单车核算', 'Accounts kept per car', '《机关事务管理条例》第二十六条', null, null, 'ledger', 'D'),
  ('P-VE-3', 'car', '节假日封存有记录', 'Record of sealing on holidays', '地方公务用车管理规定', null, null, 'track', 'D'),
  ('P-RE-1', 'reception', '公函、清单、票据齐备', 'Letter, list and invoice at hand', '《党政机关国内公务接待管理规定》', '缺少公函、清单或票据', 'document missing', 'document', 'C'),
  ('P-CA-1', 'canteen', '落实反食品浪费措施和提示', 'Measures and notices against food waste', '《中华人民共和国反食品浪费法》第八条', null, null, 'photo', 'D'),
  ('P-CA-2', 'canteen', '每季度自我评估', 'Self-evaluation every quarter', '国管节能〔2023〕211号', null, null, 'document', 'D'),
  ('P-EN-1', 'energy', '节能计划备案，3月31日前报送年度报告', 'Energy plan filed, report by 31 March', '《公共机构节能条例》第十三条、第十五条', null, null, 'document', 'D'),
  ('P-AS-1', 'asset', '报送国有资产年度报告', 'Yearly report of assets', '《行政事业性国有资产管理条例》第四十五条', null, null, 'document', 'D'),
  ('N-OS-1', 'office', '办公用房面积超过标准', 'Office area over the limit', '发改投资〔2014〕2674号', '实际面积大于限额', 'area − limit > 0', 'measurement', 'C'),
  ('N-OS-2', 'office', '未经批准占用两处以上办公用房', 'More than one office without approval', '《党政机关办公用房管理办法》第十九条', '办公室超过一处且无批准文号', 'offices > 1 without approval', 'document', 'B'),
  ('N-OS-3', 'office', '使用单位擅自出租、出借办公用房', 'The using unit lets or lends rooms', '《机关事务管理条例》第二十三条', '存在出租、出借且出租方为使用单位', 'lease exists, lessor = unit', 'document', 'B'),
  ('N-OS-4', 'office', '未经批准租用办公用房', 'Renting without approval', '《机关事务管理条例》第二十三条、第三十二条', '租用没有批准文号或超期', 'rent without approval number', 'document', 'B'),
  ('N-OS-5', 'office', '调离、退休后一个月内未腾退办公用房', 'Office not returned within a month of leaving', '《党政机关办公用房管理办法》第十九条', '办理手续满一个月仍占用', 'one month after the procedure', 'measurement', 'C'),
  ('N-OS-6', 'office', '擅自改变办公用房使用功能', 'Function of rooms changed without approval', '《党政机关办公用房管理办法》第十九条；《机关事务管理条例》第二十三条', '现功能与批准功能不一致', 'function ≠ approved function', 'photo', 'B'),
  ('N-VE-1', 'car', '公车私用', 'Private use', '《党政机关公务用车管理办法》', '非工作时间无派车单行驶', 'move without order, outside hours', 'track', 'B'),
  ('N-VE-2', 'car', '超编制、超标准配备', 'Over quota or price', '《党政机关公务用车管理办法》', '数量或价格超过编制和标准', 'count or price over the limit', 'ledger', 'B'),
  ('N-VE-3', 'car', '借用、占用、接受赠送车辆', 'Borrowed, occupied or donated cars', '《党政机关公务用车管理办法》', '车辆来源为借用、占用或受赠', 'source of the car', 'document', 'B'),
  ('N-VE-4', 'car', '节假日未封存', 'Unsealed on holidays', '地方公务用车管理规定', '节假日有行驶轨迹', 'track on a holiday', 'track', 'C'),
  ('N-VE-5', 'car', '擅自拆除或断开车载终端', 'Terminal cut off', '地方公务用车管理规定', '终端离线规律异常', 'pattern of going offline', 'track', 'C'),
  ('N-VE-6', 'car', '违规使用加油卡', 'Misuse of fuel cards', '《党政机关公务用车管理办法》', '加油卡使用规则', 'card rules', 'money', 'B'),
  ('N-RE-1', 'reception', '无公函接待', 'Reception without letter', '《党政机关国内公务接待管理规定》', '缺少公函、清单或票据', 'document missing', 'document', 'B'),
  ('N-RE-2', 'reception', '陪餐人数超过规定', 'Too many companions', '《党政机关国内公务接待管理规定》', '陪餐人数超过公式', 'count over the formula', 'money', 'C'),
  ('N-RE-3', 'reception', '工作餐饮酒或提供高档菜肴', 'Alcohol at a working meal or high-grade dishes', '《党政机关国内公务接待管理规定》', '清单中有酒水或高档菜肴', 'items of the list', 'money', 'B'),
  ('N-RE-4', 'reception', '同一接待安排多次用餐', 'More than one meal per reception', '《党政机关国内公务接待管理规定》', '同一接待用餐次数', 'count per reception', 'money', 'C'),
  ('N-CA-1', 'canteen', '食堂公款招待私客', 'Public accounts for private guests', '中央八项规定及其实施细则精神', '结算记录与来访登记不符', 'settlement match', 'money', 'B'),
  ('N-CA-2', 'canteen', '明显浪费食物', 'Obvious waste of food', '《中华人民共和国反食品浪费法》第八条', '人均剩余重量', 'weight per person', 'photo', 'D'),
  ('N-PR-1', 'purchase', '化整为零规避采购程序', 'Splitting purchases', '《中华人民共和国政府采购法》第二十八条', '年度同类采购合计超过限额', 'sum within the year over the threshold', 'document', 'B'),
  ('N-AS-1', 'asset', '账外资产', 'Assets outside the accounts', '《行政事业性国有资产管理条例》', '账面与实物不一致', 'books ≠ objects', 'ledger', 'C')
) as v (code, object, zh, en, basis, test_zh, test_en, evidence, severity);
