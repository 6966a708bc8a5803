-- The proof that something was erased: ids only, what it was, how many, when. It stays as long as the access log does.
create table common.erasure (
    id uuid primary key,
    chain_id uuid,
    what text not null,
    object_id uuid,
    many int not null,
    at timestamptz not null default common.kring_now()
);
create index erasure_at on common.erasure (at);
alter table common.erasure enable row level security;
alter table common.erasure force row level security;
create policy worker on common.erasure to kring_worker using (true);
grant select, insert, delete on common.erasure to kring_worker;
