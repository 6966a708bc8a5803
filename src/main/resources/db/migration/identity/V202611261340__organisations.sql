-- A practice, a hospital, a provider: whose people come to a resident by their work. A tenant official says that it is what it says.
create table common.organisation (
    id uuid primary key,
    tenant_id uuid not null references common.tenant,
    name text not null check (length(name) between 1 and 120),
    kind text not null check (kind in ('GP', 'HOSPITAL', 'PROVIDER', 'VOLUNTEER', 'SUPPORTER')),
    domain text not null check (domain ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'),
    contact_name text not null check (length(contact_name) between 1 and 80),
    contact_address text not null,
    asked_at timestamptz not null default common.kring_now(),
    verified_by uuid references common.account,
    verified_at timestamptz,
    refused_at timestamptz,
    check ((verified_by is null) = (verified_at is null)),
    check (verified_at is null or refused_at is null)
);
create unique index organisation_once on common.organisation (tenant_id, lower(name)) where refused_at is null;

-- Who works there: a person of circles, never staff of a municipality. What an ended one leaves to do is done by a job.
create table common.organisation_membership (
    id uuid primary key,
    organisation_id uuid not null references common.organisation,
    account_id uuid not null,
    is_staff boolean not null default false check (not is_staff),
    admin boolean not null default false,
    active_from timestamptz not null default common.kring_now(),
    active_until timestamptz,
    ended_by uuid references common.account,
    followed_up_at timestamptz,
    foreign key (account_id, is_staff) references common.account (id, is_staff)
);
create unique index organisation_membership_once on common.organisation_membership (organisation_id, account_id)
    where active_until is null;
create index organisation_membership_account on common.organisation_membership (account_id) where active_until is null;
create index organisation_membership_left on common.organisation_membership (active_until)
    where active_until is not null and followed_up_at is null;

-- Asked to come and work under an organisation's name: real time, hashed, single use; the secret is minted when the mail is sent.
create table common.organisation_invitation (
    id uuid primary key,
    organisation_id uuid not null references common.organisation,
    first_name text not null check (length(first_name) between 1 and 80),
    surname text check (length(surname) <= 80),
    address text not null,
    admin boolean not null default false,
    invited_by uuid not null references common.account,
    invited_at timestamptz not null default common.kring_now(),
    expires_at timestamptz not null default clock_timestamp() + interval '14 days',
    token_hash bytea unique,
    accepted_at timestamptz,
    cancelled_at timestamptz
);
create unique index organisation_invitation_once on common.organisation_invitation (organisation_id, address)
    where accepted_at is null and cancelled_at is null;

-- Where I work, where I decide who works, and whom I know by it. Owned by the role that alone reads all memberships.
create function common.my_organisations() returns uuid[] language plpgsql stable security definer
    set search_path = common, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select m.organisation_id from organisation_membership m join organisation o on o.id = m.organisation_id
        where m.account_id = me and m.active_until is null and o.verified_at is not null);
end $$;
create function common.organisations_i_administer() returns uuid[] language plpgsql stable security definer
    set search_path = common, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select m.organisation_id from organisation_membership m join organisation o on o.id = m.organisation_id
        where m.account_id = me and m.active_until is null and m.admin and o.verified_at is not null);
end $$;
create function common.my_colleagues() returns uuid[] language plpgsql stable security definer
    set search_path = common, pg_temp as $$
begin
    return array(select account_id from organisation_membership
        where organisation_id = any (common.organisations_i_administer())
            or admin and active_until is null and organisation_id = any (common.my_organisations()));
end $$;
-- Somebody must be left who can let people go: two who end each other at one moment wait for each other here.
create function common.an_admin_stays() returns trigger language plpgsql security definer
    set search_path = common, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(old.organisation_id::text, 0));
    if not exists (select 1 from organisation_membership
        where organisation_id = old.organisation_id and admin and active_until is null) then
        raise check_violation using message = 'an organisation keeps an admin';
    end if;
    return null;
end $$;
grant create on schema common to kring_rights;
alter function common.my_organisations() owner to kring_rights;
alter function common.organisations_i_administer() owner to kring_rights;
alter function common.my_colleagues() owner to kring_rights;
alter function common.an_admin_stays() owner to kring_rights;
revoke create on schema common from kring_rights;
create trigger an_admin_stays after update on common.organisation_membership
    for each row when (old.admin and old.active_until is null and not (new.admin and new.active_until is null))
    execute function common.an_admin_stays();

create function common.i_am_tenant_admin() returns boolean language sql stable
    return exists (select 1 from common.account where id = common.me() and staff_role = 'TENANT_ADMIN');

do $$
declare t text;
begin
    foreach t in array array['organisation', 'organisation_membership', 'organisation_invitation'] loop
        execute format('alter table common.%I enable row level security', t);
        execute format('alter table common.%I force row level security', t);
        execute format('create policy worker on common.%I to kring_worker using (true)', t);
        execute format('grant select, insert, update on common.%I to kring_worker', t);
    end loop;
end $$;
create policy rights_read on common.organisation for select to kring_rights using (true);
create policy rights_read on common.organisation_membership for select to kring_rights using (true);
grant select on common.organisation, common.organisation_membership to kring_rights;

create policy verified on common.organisation for select to kring_circle using (verified_at is not null);
create policy office on common.organisation to kring_file
    using (tenant_id = common.my_tenant() and (select common.i_am_tenant_admin()))
    with check (tenant_id = common.my_tenant() and (select common.i_am_tenant_admin())
        and (verified_by is null or verified_by = common.me()));
grant select (id, tenant_id, name, kind, domain, verified_at) on common.organisation to kring_circle;
grant select, insert on common.organisation to kring_file;
grant update (verified_by, verified_at, refused_at) on common.organisation to kring_file;

create policy colleagues on common.organisation_membership for select to kring_circle
    using (account_id = common.me()
        or organisation_id = any ((select common.organisations_i_administer())::uuid[])
        or admin and organisation_id = any ((select common.my_organisations())::uuid[]));
create policy administered on common.organisation_membership for update to kring_circle
    using (organisation_id = any ((select common.organisations_i_administer())::uuid[]))
    with check (ended_by is null or ended_by = common.me());
grant select on common.organisation_membership to kring_circle;
grant update (admin, active_until, ended_by) on common.organisation_membership to kring_circle;

create policy administered on common.organisation_invitation to kring_circle
    using (organisation_id = any ((select common.organisations_i_administer())::uuid[]));
create policy office on common.organisation_invitation to kring_file
    using ((select common.i_am_tenant_admin())
        and organisation_id in (select id from common.organisation where tenant_id = common.my_tenant()));
create policy by_oneself on common.organisation_invitation as restrictive for insert to kring_circle, kring_file
    with check (invited_by = common.me());
grant select (id, organisation_id, first_name, surname, address, admin, invited_by, invited_at, expires_at, accepted_at,
    cancelled_at) on common.organisation_invitation to kring_circle, kring_file;
grant insert (id, organisation_id, first_name, surname, address, admin, invited_by) on common.organisation_invitation
    to kring_circle, kring_file;
grant update (cancelled_at) on common.organisation_invitation to kring_circle;

create policy works_with_me on common.account for select to kring_circle
    using (id = any ((select common.my_colleagues())::uuid[]));
