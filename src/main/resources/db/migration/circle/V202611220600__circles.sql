-- The circle of a resident: who is in it, and who sees what.
create table circle.circle (
    id uuid primary key,
    tenant_id uuid not null references common.tenant,
    state text not null check (state in ('FORMING', 'ACTIVE', 'PAUSED', 'IN_MEMORIAM', 'CLOSED', 'ERASED')),
    formation_basis text not null check (formation_basis in ('OWN', 'ON_BEHALF', 'IMPORT')),
    preset text not null default 'ORDINARY' check (preset in ('OPEN', 'ORDINARY', 'CAREFUL')),
    health_allowed boolean not null default true,
    created_at timestamptz not null default common.kring_now(),
    version int not null default 0
);
create table circle.circle_resident (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    account_id uuid not null,
    is_staff boolean not null default false check (not is_staff),
    street text,
    postcode text,
    place text,
    joined_at timestamptz not null default common.kring_now(),
    ended_at timestamptz,
    version int not null default 0,
    foreign key (account_id, is_staff) references common.account (id, is_staff)
);
create unique index circle_resident_once on circle.circle_resident (circle_id, account_id) where ended_at is null;
create index circle_resident_account on circle.circle_resident (account_id) where ended_at is null;
create table circle.circle_member (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    account_id uuid not null,
    is_staff boolean not null default false check (not is_staff),
    relation text not null check (relation in ('CLOSE_ONE', 'INFORMAL_CARER', 'VOLUNTEER', 'NEIGHBOUR', 'PROFESSIONAL')),
    relation_word text not null,
    organisation text,
    ring text not null check (ring in ('INNER', 'HELPERS', 'PROFESSIONALS')),
    coordinator boolean not null default false,
    may_observe boolean not null default true,
    joined_at timestamptz not null default common.kring_now(),
    paused_until timestamptz,
    resting_until timestamptz,
    ended_at timestamptz,
    version int not null default 0,
    foreign key (account_id, is_staff) references common.account (id, is_staff)
);
create unique index circle_member_once on circle.circle_member (circle_id, account_id) where ended_at is null;
create index circle_member_account on circle.circle_member (account_id) where ended_at is null;
create table circle.representation (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    resident_id uuid not null references common.account,
    account_id uuid not null,
    is_staff boolean not null default false check (not is_staff),
    type text not null check (type in ('MENTOR', 'ADMINISTRATOR', 'GUARDIAN', 'ATTORNEY', 'PARENT_OR_GUARDIAN_OF_MINOR')),
    personal boolean not null,
    financial boolean not null,
    valid_until timestamptz not null,
    ended_at timestamptz,
    foreign key (account_id, is_staff) references common.account (id, is_staff)
);
create index representation_account on circle.representation (account_id) where ended_at is null;

-- A wider or narrower view for one member than the ring gives.
create table circle.topic_choice (
    circle_id uuid not null references circle.circle,
    account_id uuid not null references common.account,
    topic text not null,
    allowed boolean not null,
    primary key (circle_id, account_id, topic)
);

-- Which ring sees which topic, a preset. The same table stands in nl.kring.circle.TopicRules; a test keeps them equal.
create table circle.preset_rule (
    preset text not null,
    ring text not null,
    topic text not null,
    primary key (preset, ring, topic)
);
insert into circle.preset_rule (preset, ring, topic)
select preset, ring, topic from (values
    ('ORDINARY', 'INNER', array['PRACTICAL', 'FUN', 'AGENDA', 'HOME', 'HEALTH', 'FAMILY']),
    ('ORDINARY', 'HELPERS', array['PRACTICAL', 'FUN']),
    ('ORDINARY', 'PROFESSIONALS', array['HEALTH']),
    ('OPEN', 'INNER', array['PRACTICAL', 'FUN', 'AGENDA', 'HOME', 'HEALTH', 'FAMILY']),
    ('OPEN', 'HELPERS', array['PRACTICAL', 'FUN', 'AGENDA', 'HOME', 'HEALTH', 'FAMILY']),
    ('OPEN', 'PROFESSIONALS', array['HEALTH']),
    ('CAREFUL', 'INNER', array['PRACTICAL', 'FUN', 'AGENDA', 'HOME', 'FAMILY']),
    ('CAREFUL', 'PROFESSIONALS', array['HEALTH'])
) as rule (preset, ring, topics), unnest(topics) as topic;

-- For whom a row is: rings and a topic, or persons by name. Residents are always in it.
create table circle.audience (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    topic text not null check (topic in ('PRACTICAL', 'FUN', 'AGENDA', 'HOME', 'HEALTH', 'MONEY', 'FAMILY')),
    rings text[] not null,
    selected uuid[] not null,
    unique nulls not distinct (circle_id, topic, rings, selected)
);

-- Who stands where. Owned by a role of its own that alone reads all seats, so that a policy can ask without asking itself.
create function circle.my_circles() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select circle_id from circle_resident where account_id = me and ended_at is null
        union select circle_id from circle_member where account_id = me and ended_at is null
            and (paused_until is null or paused_until <= common.kring_now())
        union select circle_id from representation where account_id = me and ended_at is null
            and valid_until > common.kring_now());
end $$;
create function circle.my_own_circles() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select circle_id from circle_resident where account_id = me and ended_at is null);
end $$;
create function circle.my_audiences() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(
        select a.id from audience a join circle_resident r on r.circle_id = a.circle_id
            where r.account_id = me and r.ended_at is null
        union
        select a.id from audience a join circle_member m on m.circle_id = a.circle_id join circle c on c.id = a.circle_id
            where m.account_id = me and m.ended_at is null
            and (m.paused_until is null or m.paused_until <= common.kring_now())
            and c.state <> 'FORMING'
            and (a.topic <> 'HEALTH' or c.health_allowed)
            and coalesce((select t.allowed from topic_choice t
                    where t.circle_id = a.circle_id and t.account_id = me and t.topic = a.topic),
                exists (select 1 from preset_rule p where p.preset = c.preset and p.ring = m.ring and p.topic = a.topic))
            and (me = any (a.selected) or m.ring = any (a.rings)
                or cardinality(a.rings) > 0 and exists (select 1 from topic_choice t
                    where t.circle_id = a.circle_id and t.account_id = me and t.topic = a.topic and t.allowed))
        union
        select a.id from audience a join representation r on r.circle_id = a.circle_id
            where r.account_id = me and r.ended_at is null and r.valid_until > common.kring_now()
            and (r.personal and a.topic <> 'MONEY' or r.financial and a.topic = 'MONEY'));
end $$;
create function circle.people_near_me() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare mine uuid[] := circle.my_circles();
begin
    return array(select account_id from circle_resident where circle_id = any (mine)
        union select account_id from circle_member where circle_id = any (mine)
        union select account_id from representation where circle_id = any (mine));
end $$;
grant create on schema circle to kring_rights;
alter function circle.my_circles() owner to kring_rights;
alter function circle.my_own_circles() owner to kring_rights;
alter function circle.my_audiences() owner to kring_rights;
alter function circle.people_near_me() owner to kring_rights;
revoke create on schema circle from kring_rights;
grant execute on function common.kring_now() to kring_rights;
grant select on common.clock_offset to kring_rights;

do $$
declare t text;
begin
    foreach t in array array['circle', 'circle_resident', 'circle_member', 'representation', 'topic_choice', 'audience'] loop
        execute format('alter table circle.%I enable row level security', t);
        execute format('alter table circle.%I force row level security', t);
        execute format('create policy rights_read on circle.%I for select to kring_rights using (true)', t);
        execute format('create policy worker on circle.%I to kring_worker using (true)', t);
        execute format('create policy seat on circle.%I to kring_circle using (%I = any ((select circle.my_circles())::uuid[]))',
            t, case when t = 'circle' then 'id' else 'circle_id' end);
        execute format('grant select on circle.%I to kring_circle, kring_rights', t);
        execute format('grant select, insert, update on circle.%I to kring_worker', t);
    end loop;
end $$;
grant select on circle.preset_rule to kring_circle, kring_worker, kring_rights;
grant insert on circle.audience to kring_circle;
grant update (ring, coordinator, ended_at, paused_until, resting_until, relation_word, version) on circle.circle_member to kring_circle;
grant update (street, postcode, place, version) on circle.circle_resident to kring_circle;
grant update (preset, state, version) on circle.circle to kring_circle;
grant insert, update, delete on circle.topic_choice to kring_circle;

-- Only the resident (or who represents the person) changes who is in and who sees what; a member may end the own membership.
create policy leave on circle.circle_member as restrictive for update to kring_circle
    using (circle_id = any ((select circle.my_own_circles())::uuid[]) or account_id = common.me());
create policy owner_only on circle.circle_resident as restrictive for update to kring_circle
    using (account_id = common.me());
create policy owner_only on circle.circle as restrictive for update to kring_circle
    using (id = any ((select circle.my_own_circles())::uuid[]));
create policy owner_only_i on circle.topic_choice as restrictive for insert to kring_circle
    with check (circle_id = any ((select circle.my_own_circles())::uuid[]));
create policy owner_only_u on circle.topic_choice as restrictive for update to kring_circle
    using (circle_id = any ((select circle.my_own_circles())::uuid[]));
create policy owner_only_d on circle.topic_choice as restrictive for delete to kring_circle
    using (circle_id = any ((select circle.my_own_circles())::uuid[]));

create policy near on common.account for select to kring_circle using (id = any ((select circle.people_near_me())::uuid[]));
create policy own_circle on common.access_log_entry for select to kring_circle
    using (chain_id = any ((select circle.my_own_circles())::uuid[]));

-- Who is not the resident may only leave: no other column of the own membership is hers to change.
create function circle.only_leaving() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' and not new.circle_id = any (circle.my_own_circles())
        and (to_jsonb(new) - 'ended_at' - 'version') <> (to_jsonb(old) - 'ended_at' - 'version') then
        raise exception insufficient_privilege using message = 'a member may only leave';
    end if;
    return new;
end $$;
create trigger only_leaving before update on circle.circle_member
    for each row execute function circle.only_leaving();
