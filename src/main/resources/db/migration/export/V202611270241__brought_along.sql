-- What a resident brought along from a circle elsewhere: which file, when, how much. The posts of it are posts like others.
create table circle.brought (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    archive_id uuid not null,
    whose text not null check (length(whose) <= 80),
    made_from text not null check (length(made_from) <= 80),
    signer text not null check (signer in ('HERE', 'TRUSTED', 'UNKNOWN')),
    made_at timestamptz not null,
    posts int not null default 0,
    at timestamptz not null default common.kring_now(),
    unique (circle_id, archive_id)
);
alter table circle.brought enable row level security;
alter table circle.brought force row level security;
create policy worker on circle.brought to kring_worker using (true);
create policy own on circle.brought for select to kring_circle
    using (circle_id = any ((select circle.my_own_circles())::uuid[]));
grant select on circle.brought to kring_circle;
grant select, insert, update on circle.brought to kring_worker;

-- What this Kring signs its files with: the private half is sealed with the key that is not in the database.
create table common.signing_key (
    id uuid primary key,
    public_key bytea not null,
    sealed bytea not null,
    at timestamptz not null default common.kring_now()
);
alter table common.signing_key enable row level security;
alter table common.signing_key force row level security;
create policy worker on common.signing_key to kring_worker using (true);
grant select, insert on common.signing_key to kring_worker;
