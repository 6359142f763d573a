select app.open_schema('files');

create table files.file (
  id uuid primary key,
  org_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  sm3 text not null check (sm3 ~ '^[0-9a-f]{64}$'),
  storage_key text not null,
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  purpose text not null check (purpose ~ '^[a-z][a-z0-9-]{0,39}$'),
  record_kind text,
  record_id uuid,
  read_permission text,
  expires_at timestamptz,
  constraint file_storage_key unique (storage_key),
  constraint file_record check ((record_kind is null) = (record_id is null) and (read_permission is null or record_id is not null))
);
comment on table files.file is 'Files kept on disk or in object storage; the row is the truth, an object without a row goes away';
comment on column files.file.org_id is 'Unit of the uploader; once attached, unit of the record';
comment on column files.file.media_type is 'By content, not by name';
comment on column files.file.sm3 is 'SM3 of the content, hex';
comment on column files.file.uploaded_by is 'Account; null for what the platform made';
comment on column files.file.record_kind is 'Kind of the record the file is attached to; null before';
comment on column files.file.read_permission is 'Permission that opens the file to others than the uploader, where its reach covers the unit; null leaves it to the uploader';
comment on column files.file.expires_at is 'From then on the file is gone and its content removed; null keeps it';
create index file_record_of on files.file (record_kind, record_id) where record_id is not null;
create index file_expiring on files.file (expires_at) where expires_at is not null;
select app.wall('files.file');
