-- Beside a card: somebody who was present and said yes gets a mail, or begins on the professional's screen. First name, address, how the
-- yes was said, its day and the language are one sealed value, which only a job with the key reads. It goes with the use, or on day 30 (R-A2).
create table circle.direct_start (
    id uuid primary key,
    way text not null check (way in ('MAIL', 'SCREEN')),
    issuer_id uuid not null references common.account,
    organisation_id uuid not null references common.organisation,
    template text check (template in ('FIRST_WEEK', 'CARING_TOGETHER', 'SEEING_IN_TIME')),
    sealed bytea,
    made_at timestamptz not null default common.kring_now(),
    expires_at timestamptz not null default common.kring_now() + interval '30 days',
    link_until timestamptz,
    remind_at timestamptz default common.kring_now() + interval '3 days',
    reminded int not null default 0,
    used_at timestamptz
);
create index direct_start_issuer on circle.direct_start (issuer_id, made_at desc);
create index direct_start_remind on circle.direct_start (remind_at) where sealed is not null;
create index direct_start_expires on circle.direct_start (expires_at) where sealed is not null;
alter table circle.direct_start enable row level security;
alter table circle.direct_start force row level security;
create policy worker on circle.direct_start to kring_worker using (true);
create policy own on circle.direct_start to kring_circle using (issuer_id = common.me())
    with check (issuer_id = common.me() and organisation_id = any ((select common.my_organisations())::uuid[]) and used_at is null
        and reminded = 0 and expires_at <= common.kring_now() + interval '30 days');
grant select (id, way, issuer_id, organisation_id, template, made_at, expires_at, link_until, used_at) on circle.direct_start to kring_circle;
grant insert on circle.direct_start to kring_circle;
grant select, insert, update on circle.direct_start to kring_worker;

-- Each mail has a link of its own, for fourteen days (R-A1), kept as a hash. Only one that was mailed proves the mailbox.
create table circle.direct_link (
    hash bytea primary key,
    start_id uuid not null references circle.direct_start on delete cascade,
    mailed boolean not null,
    minted_at timestamptz not null default common.kring_now()
);
create index direct_link_start on circle.direct_link (start_id);
alter table circle.direct_link enable row level security;
alter table circle.direct_link force row level security;
create policy worker on circle.direct_link to kring_worker using (true);
grant select, insert on circle.direct_link to kring_worker;
