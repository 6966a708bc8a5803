-- A card that a professional hands over: no field of it is about who gets it. Single use, thirty days; the code is a keyed hash.
create table circle.invitation_card (
    id uuid primary key,
    code_hash bytea not null unique,
    issuer_id uuid not null references common.account,
    organisation_id uuid not null references common.organisation,
    template text check (template in ('FIRST_WEEK', 'CARING_TOGETHER', 'SEEING_IN_TIME')),
    made_at timestamptz not null default common.kring_now(),
    expires_at timestamptz not null,
    used_at timestamptz
);
create index invitation_card_issuer on circle.invitation_card (issuer_id, made_at desc);
alter table circle.invitation_card enable row level security;
alter table circle.invitation_card force row level security;
create policy worker on circle.invitation_card to kring_worker using (true);
create policy own on circle.invitation_card to kring_circle using (issuer_id = common.me())
    with check (issuer_id = common.me() and organisation_id = any ((select common.my_organisations())::uuid[]) and used_at is null);
grant select (id, issuer_id, organisation_id, template, made_at, expires_at, used_at) on circle.invitation_card to kring_circle;
grant insert on circle.invitation_card to kring_circle;
grant select, insert, update on circle.invitation_card to kring_worker;

-- By whose card a circle started, and with which template; only a job reads it. A template that ends itself ends that seat (R-A4).
create table circle.given_by (
    circle_id uuid primary key references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    template text,
    ended_at timestamptz
);
create index given_by_ends on circle.given_by (circle_id) where template = 'FIRST_WEEK' and ended_at is null;
alter table circle.given_by enable row level security;
alter table circle.given_by force row level security;
create policy worker on circle.given_by to kring_worker using (true);
grant select, insert, update on circle.given_by to kring_worker;
