-- Somebody cannot read the own mail any more: a new address, proven, that waits for the circle's word and then for 48 hours.
create table common.recovery (
    id uuid primary key,
    account_id uuid references common.account,
    address text not null,
    language text not null default 'nl',
    asked_at timestamptz not null default common.kring_now(),
    due_at timestamptz,
    stop_hash bytea unique,
    stopped_at timestamptz,
    done_at timestamptz
);
create index recovery_due on common.recovery (due_at) where stopped_at is null and done_at is null;
create index recovery_account on common.recovery (account_id) where stopped_at is null and done_at is null;
alter table common.recovery enable row level security;
alter table common.recovery force row level security;
create policy own on common.recovery to kring_circle using (account_id = common.me());
create policy worker on common.recovery to kring_worker using (true);
grant select (id, account_id, asked_at, due_at, stopped_at, done_at) on common.recovery to kring_circle;
grant update (stopped_at) on common.recovery to kring_circle;
grant select, insert, update on common.recovery to kring_worker;
