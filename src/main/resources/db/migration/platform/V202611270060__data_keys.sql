-- The key of a circle's or an account's sealed fields, wrapped with one that is not in this database. Who may read a row of it can do
-- nothing with it alone. No foreign key: it goes with its owner by the job that erases, and alone where rows must stay.
create table common.data_key (
    id uuid primary key,
    owner_id uuid not null unique,
    wrapped bytea not null,
    master text not null,
    made_at timestamptz not null default clock_timestamp()
);
alter table common.data_key enable row level security;
alter table common.data_key force row level security;
create policy worker on common.data_key to kring_worker using (true);
grant select, insert, update, delete on common.data_key to kring_worker;
