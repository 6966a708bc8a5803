-- The few things that may cross between a circle and a file. What a file may read stands apart from where it came from.
create table bridge.crossing (
    id uuid primary key,
    about_id uuid not null references bridge.crossing,
    tenant_id uuid not null references common.tenant,
    kind text not null check (kind in ('NEED', 'OWN_PLAN', 'WHAT_COUNTS', 'OUTSIDE_NOTICE', 'REPRESENTATION_CHECK', 'DEATH',
        'MOVE', 'STATUS', 'PROMISE', 'PLAN_COPY')),
    direction text not null check (direction in ('TO_FILE', 'TO_CIRCLE')),
    payload text not null,
    sent_at timestamptz not null default common.kring_now(),
    received_at timestamptz
);
create index crossing_waiting on bridge.crossing (sent_at) where received_at is null;
create index crossing_about on bridge.crossing (about_id, id);
create table bridge.origin (
    crossing_id uuid primary key references bridge.crossing deferrable initially deferred,
    circle_id uuid,
    account_id uuid not null,
    is_staff boolean not null default false check (not is_staff),
    sent_by uuid references common.account,
    foreign key (account_id, is_staff) references common.account (id, is_staff)
);
create index origin_account on bridge.origin (account_id);

-- For whom one may speak at the bridge: oneself, and residents whose care one decides on.
create function bridge.my_people() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select me where me is not null
        union select resident_id from representation where account_id = me and personal and ended_at is null
            and valid_until > common.kring_now());
end $$;
grant create on schema bridge to kring_rights;
alter function bridge.my_people() owner to kring_rights;
revoke create on schema bridge from kring_rights;

alter table bridge.origin enable row level security;
alter table bridge.origin force row level security;
create policy worker on bridge.origin to kring_worker using (true);
create policy own on bridge.origin to kring_circle using (account_id = any ((select bridge.my_people())::uuid[]))
    with check (account_id = any ((select bridge.my_people())::uuid[]) and sent_by = common.me());
grant select, insert on bridge.origin to kring_circle, kring_worker;

alter table bridge.crossing enable row level security;
alter table bridge.crossing force row level security;
create policy worker on bridge.crossing to kring_worker using (true);
create policy own on bridge.crossing for select to kring_circle
    using (exists (select 1 from bridge.origin o where o.crossing_id = about_id));
create policy own_send on bridge.crossing for insert to kring_circle
    with check (direction = 'TO_FILE' and exists (select 1 from bridge.origin o where o.crossing_id = about_id));
create policy addressed on bridge.crossing for select to kring_file
    using (direction = 'TO_FILE' and tenant_id = common.my_tenant());
create policy answer on bridge.crossing for insert to kring_file
    with check (direction = 'TO_CIRCLE' and tenant_id = common.my_tenant());
grant select, insert on bridge.crossing to kring_circle, kring_file, kring_worker;
grant update (sent_at, received_at) on bridge.crossing to kring_worker;
