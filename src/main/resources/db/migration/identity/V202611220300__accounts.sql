-- Every human is one account, perhaps without a way to sign in yet. Staff belong to one tenant.
create table common.account (
    id uuid primary key,
    tenant_id uuid references common.tenant,
    staff_role text check (staff_role in ('NAVIGATOR', 'TEAM_LEADER', 'YOUTH_PREVENTION_WORKER', 'POLICY_ADVISER',
        'COUNCIL_MEMBER', 'PRIVACY_OFFICER', 'TENANT_ADMIN', 'BACK_OFFICE')),
    first_name text not null check (length(first_name) between 1 and 80),
    surname text check (length(surname) <= 80),
    face text,
    language text not null default 'nl' check (language in ('nl', 'en', 'fy')),
    phone text,
    phone_shared boolean not null default false,
    claimed_at timestamptz,
    created_at timestamptz not null default common.kring_now(),
    version int not null default 0,
    is_staff boolean not null generated always as (tenant_id is not null) stored,
    check ((tenant_id is null) = (staff_role is null)),
    unique (id, is_staff)
);
alter table common.account enable row level security;
alter table common.account force row level security;
create policy own on common.account to kring_circle, kring_file using (id = common.me());
create policy colleagues on common.account for select to kring_file using (tenant_id = common.my_tenant());
create policy worker on common.account to kring_worker using (true);
grant select on common.account to kring_circle, kring_file;
grant update (first_name, surname, language, phone, phone_shared, version) on common.account to kring_circle, kring_file;
grant select, insert, update on common.account to kring_worker;
alter table common.navigator_profile add foreign key (account_id) references common.account;

-- A channel is not an identity: couples share a mailbox.
create table common.channel (
    id uuid primary key,
    account_id uuid not null references common.account,
    kind text not null check (kind in ('EMAIL', 'SMS')),
    address text not null,
    verified_at timestamptz,
    unique (account_id, kind, address)
);
create index channel_address on common.channel (kind, address);
alter table common.channel enable row level security;
alter table common.channel force row level security;
create policy own on common.channel for select to kring_circle, kring_file using (account_id = common.me());
create policy worker on common.channel to kring_worker using (true);
grant select on common.channel to kring_circle, kring_file;
grant select, insert, update, delete on common.channel to kring_worker;

-- One-time links: real time, hashed, single use, bound to the browser that asked. The secret is minted when the mail is sent.
create table common.sign_in_link (
    id uuid primary key,
    address text not null,
    browser_hash bytea not null,
    token_hash bytea unique,
    code_hash bytea,
    wrong_codes int not null default 0,
    asked_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    used_at timestamptz
);
create index sign_in_link_browser on common.sign_in_link (browser_hash);
alter table common.sign_in_link enable row level security;
alter table common.sign_in_link force row level security;
create policy worker on common.sign_in_link to kring_worker using (true);
grant select, insert, update, delete on common.sign_in_link to kring_worker;

create table common.device_token (
    id uuid primary key,
    account_id uuid not null references common.account,
    hash bytea not null unique,
    previous_hash bytea,
    rotated_at timestamptz not null default clock_timestamp(),
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    ended_at timestamptz
);
create index device_token_previous on common.device_token (previous_hash);
alter table common.device_token enable row level security;
alter table common.device_token force row level security;
create policy own on common.device_token for select to kring_circle using (account_id = common.me());
create policy worker on common.device_token to kring_worker using (true);
grant select on common.device_token to kring_circle;
grant select, insert, update, delete on common.device_token to kring_worker;

-- Token buckets in the database: they survive a restart and are shared by all nodes.
create table common.rate_limit (
    bucket text not null,
    window_start timestamptz not null,
    used int not null,
    primary key (bucket, window_start)
);
alter table common.rate_limit enable row level security;
alter table common.rate_limit force row level security;
create policy worker on common.rate_limit to kring_worker using (true);
grant select, insert, update, delete on common.rate_limit to kring_worker;
