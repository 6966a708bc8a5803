-- Short codes: five wrong ones from one address, then a quarter of an hour of nothing (R-A1). Real time; the address is hashed.
create table common.wrong_code (
    remote_hash bytea primary key,
    wrong int not null,
    last_at timestamptz not null,
    paused_until timestamptz
);
alter table common.wrong_code enable row level security;
alter table common.wrong_code force row level security;
create policy worker on common.wrong_code to kring_worker using (true);
grant select, insert, update, delete on common.wrong_code to kring_worker;

-- A person says herself whether she wants messages.
create policy own_messages on common.channel for update to kring_circle using (account_id = common.me());
grant update (messages) on common.channel to kring_circle;
