-- Early signs round a resident, and who picks them up. A person writes the own act; what follows from it is a job's work, found by
-- the column that says it was not done yet: observation.weighed_at, alert_response.handled_at, alert.next_due_at.
create table circle.early_warning_plan (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    resident_id uuid not null references common.account,
    version_no int not null,
    holder_id uuid references common.account,
    deputy_id uuid references common.account,
    green text not null,
    helps text[] not null,
    helps_not text[] not null,
    approved_at timestamptz,
    review_at timestamptz,
    replaced_at timestamptz,
    unique (circle_id, resident_id, version_no)
);
create unique index early_warning_plan_active on circle.early_warning_plan (circle_id, resident_id)
    where approved_at is not null and replaced_at is null;

-- Who may see and tick a sign: rings and persons, besides the resident.
create table circle.warning_sign (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    plan_id uuid not null references circle.early_warning_plan,
    position int not null,
    phase text not null check (phase in ('YELLOW', 'ORANGE', 'RED')),
    text text not null,
    seen_as text not null,
    icon text,
    rings text[] not null,
    persons uuid[] not null,
    unique (plan_id, position)
);
create table circle.plan_action (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    plan_id uuid not null references circle.early_warning_plan,
    position int not null,
    phase text not null check (phase in ('YELLOW', 'ORANGE', 'RED')),
    text text not null,
    who uuid[] not null,
    by_who_claims boolean not null,
    before text not null,
    unique (plan_id, position)
);
create table circle.alert_line (
    plan_id uuid not null references circle.early_warning_plan,
    circle_id uuid not null references circle.circle,
    position int not null check (position between 1 and 6),
    account_id uuid not null references common.account,
    hours text not null,
    woken boolean not null,
    call_only boolean not null,
    said_yes boolean not null check (said_yes),
    primary key (plan_id, position),
    unique (plan_id, account_id)
);
create table circle.outside_contact (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    plan_id uuid not null references circle.early_warning_plan,
    phase text not null check (phase in ('YELLOW', 'ORANGE', 'RED')),
    level int not null check (level between 1 and 4),
    kind text not null check (kind in ('PRACTICE', 'NAVIGATOR')),
    name text not null,
    phone text,
    navigator_id uuid,
    hours text not null,
    may_tell text[] not null
);

-- The words of the ticked signs stay with the observation: who reads it later may not see the whole sign list.
create table circle.observation (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    plan_id uuid not null references circle.early_warning_plan,
    observer_id uuid not null references common.account,
    signs uuid[] not null,
    sign_words text[] not null,
    good boolean not null,
    worried boolean not null,
    own_call text check (own_call in ('CHECK_IN_BAD', 'ASKS_THE_CIRCLE', 'GOES_WRONG')),
    text text not null check (length(text) <= 2000),
    seen_at timestamptz not null,
    at timestamptz not null default common.kring_now(),
    alert_id uuid,
    weighed_at timestamptz
);
create index observation_plan on circle.observation (plan_id, at desc);
create index observation_alert on circle.observation (alert_id) where alert_id is not null;
create index observation_unweighed on circle.observation (at) where weighed_at is null;
create table circle.phase_change (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    plan_id uuid not null references circle.early_warning_plan,
    resident_id uuid not null references common.account,
    from_phase text not null check (from_phase in ('GREEN', 'YELLOW', 'ORANGE', 'RED')),
    to_phase text not null check (to_phase in ('GREEN', 'YELLOW', 'ORANGE', 'RED')),
    rule text not null,
    provisional boolean not null,
    by_id uuid references common.account,
    line text not null default '',
    at timestamptz not null default common.kring_now()
);
create index phase_change_last on circle.phase_change (circle_id, resident_id, at desc, id desc);

-- Asking: somebody is being asked now, so that a claim makes an owner. Reachable at: when the first of those still asked hears of it.
create table circle.alert (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    plan_id uuid not null references circle.early_warning_plan,
    resident_id uuid not null references common.account,
    phase text not null check (phase in ('YELLOW', 'ORANGE', 'RED')),
    phase_since timestamptz not null,
    level int not null check (level between 1 and 4),
    state text not null check (state in ('RAISED', 'ACKNOWLEDGED', 'ACTION_AGREED', 'ACTION_DONE', 'CLOSED')),
    asking boolean not null,
    reachable_at timestamptz,
    owner_id uuid references common.account,
    claimed_at timestamptz,
    action text,
    action_by uuid references common.account,
    action_before timestamptz,
    next_due_at timestamptz,
    raised_at timestamptz not null default common.kring_now(),
    closed_at timestamptz,
    outcome text check (outcome in ('BETTER', 'SOLVED', 'PROFESSIONAL', 'FALSE_ALARM', 'OTHER')),
    outcome_line text,
    check ((state = 'CLOSED') = (closed_at is not null)),
    check (state = 'RAISED' or owner_id is not null)
);
create unique index alert_one_open on circle.alert (circle_id, resident_id) where state <> 'CLOSED';
create index alert_due on circle.alert (next_due_at) where state in ('RAISED', 'ACKNOWLEDGED', 'ACTION_AGREED');
alter table circle.observation add foreign key (alert_id) references circle.alert;
create table circle.alert_asked (
    alert_id uuid not null references circle.alert,
    circle_id uuid not null references circle.circle,
    account_id uuid not null references common.account,
    phase text not null,
    level int not null,
    asked_at timestamptz not null default common.kring_now(),
    told_from timestamptz not null,
    how text not null default 'EMAIL',
    primary key (alert_id, account_id, phase, level)
);
create table circle.alert_response (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    alert_id uuid not null references circle.alert,
    account_id uuid not null references common.account,
    kind text not null check (kind in ('CLAIM', 'CANNOT', 'SEEN')),
    at timestamptz not null default common.kring_now(),
    handled_at timestamptz
);
create index alert_response_alert on circle.alert_response (alert_id, at);
create index alert_response_unhandled on circle.alert_response (at) where handled_at is null;

-- What the plan lets an outside contact hear, from when. Handing it over is the work of the bridge and of the channels.
create table circle.outside_notice (
    alert_id uuid not null references circle.alert,
    circle_id uuid not null references circle.circle,
    contact_id uuid not null references circle.outside_contact,
    level int not null,
    tell_from timestamptz not null,
    handed_over_at timestamptz,
    primary key (alert_id, contact_id, level)
);

-- Who stands where to a plan and its alerts. One role reads all, so that a policy can ask without asking itself.
create function circle.plan_of(which uuid) returns uuid language sql stable security definer
    set search_path = circle, pg_temp as $$
    select id from early_warning_plan where circle_id = which and circle_id = any (circle.my_circles())
        and approved_at is not null and replaced_at is null order by id limit 1
$$;
create function circle.my_plans() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select p.id from early_warning_plan p where p.circle_id = any (circle.my_circles())
        and (me in (p.resident_id, p.holder_id, p.deputy_id)
            or exists (select 1 from representation r where r.circle_id = p.circle_id and r.resident_id = p.resident_id
                and r.account_id = me and r.personal and r.ended_at is null and r.valid_until > common.kring_now())));
end $$;
create function circle.my_alerts() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select a.id from alert a where a.circle_id = any (circle.my_circles())
        and (a.plan_id = any (circle.my_plans())
            or a.phase in ('ORANGE', 'RED') and exists (select 1 from alert_line l where l.plan_id = a.plan_id and l.account_id = me)
            or exists (select 1 from alert_asked k where k.alert_id = a.id and k.account_id = me)));
end $$;
create function circle.my_turn() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select a.id from alert a where a.circle_id = any (circle.my_circles()) and a.resident_id <> me
        and (a.phase in ('ORANGE', 'RED') and exists (select 1 from alert_line l
                where l.plan_id = a.plan_id and l.account_id = me and not l.call_only)
            or exists (select 1 from alert_asked k where k.alert_id = a.id and k.account_id = me)));
end $$;
create function circle.my_plan_texts() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return circle.my_plans()
        || array(select l.plan_id from alert_line l where l.account_id = me and l.circle_id = any (circle.my_circles()))
        || array(select a.plan_id from alert a where a.id = any (circle.my_alerts()));
end $$;
create function circle.my_inner_circles(only_open boolean) returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select m.circle_id from circle_member m join circle c on c.id = m.circle_id
        where m.account_id = me and m.ring = 'INNER' and m.circle_id = any (circle.my_circles())
        and (c.preset = 'OPEN' or not only_open));
end $$;
create function circle.my_signs() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select s.id from warning_sign s where s.circle_id = any (circle.my_circles())
        and (s.plan_id = any (circle.my_plans()) or me = any (s.persons)
            or exists (select 1 from circle_member m where m.circle_id = s.circle_id and m.account_id = me
                and m.ended_at is null and m.ring = any (s.rings))));
end $$;
-- What an observer may know of the alert that the own observation is in: who was asked and who has it, never the phase.
create function circle.watched_alerts(which uuid) returns table (alert_id uuid, state text, owner_id uuid, asked uuid[],
        reachable_at timestamptz, raised_at timestamptz, closed_at timestamptz) language sql stable security definer
    set search_path = circle, pg_temp as $$
    select a.id, a.state, a.owner_id,
        array(select k.account_id from alert_asked k where k.alert_id = a.id and k.phase = a.phase
            and not exists (select 1 from alert_response r where r.alert_id = a.id and r.account_id = k.account_id
                and r.kind = 'CANNOT' and r.at >= a.phase_since)
            group by k.account_id order by min(k.asked_at), min(k.level)),
        a.reachable_at, a.raised_at, a.closed_at
    from alert a where a.circle_id = which and which = any (circle.my_circles())
        and exists (select 1 from observation o where o.alert_id = a.id
            and o.observer_id = nullif(current_setting('kring.person', true), '')::uuid)
$$;
-- Who reads an observation the moment it is sent: shown to who sends it.
create function circle.observation_readers(which uuid) returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
begin
    return array(select distinct on (place, person) person from (
        select 1 as place, p.resident_id as person from early_warning_plan p where p.id = circle.plan_of(which)
        union all select 2, p.holder_id from early_warning_plan p where p.id = circle.plan_of(which)
        union all select 3, p.deputy_id from early_warning_plan p where p.id = circle.plan_of(which)
        union all select 4, l.account_id from alert_line l join alert a on a.plan_id = l.plan_id
            where a.circle_id = which and a.plan_id = circle.plan_of(which) and a.state <> 'CLOSED' and a.phase in ('ORANGE', 'RED')
        union all select 5, k.account_id from alert_asked k join alert a on a.id = k.alert_id
            where a.circle_id = which and a.plan_id = circle.plan_of(which) and a.state <> 'CLOSED'
    ) as reader where person is not null order by place, person);
end $$;
grant create on schema circle to kring_rights;
alter function circle.observation_readers(uuid) owner to kring_rights;
alter function circle.plan_of(uuid) owner to kring_rights;
alter function circle.my_plans() owner to kring_rights;
alter function circle.my_alerts() owner to kring_rights;
alter function circle.my_turn() owner to kring_rights;
alter function circle.my_plan_texts() owner to kring_rights;
alter function circle.my_inner_circles(boolean) owner to kring_rights;
alter function circle.my_signs() owner to kring_rights;
alter function circle.watched_alerts(uuid) owner to kring_rights;
revoke create on schema circle from kring_rights;

do $$
declare t text;
begin
    foreach t in array array['early_warning_plan', 'warning_sign', 'plan_action', 'alert_line', 'outside_contact', 'observation',
            'phase_change', 'alert', 'alert_asked', 'alert_response', 'outside_notice'] loop
        execute format('alter table circle.%I enable row level security', t);
        execute format('alter table circle.%I force row level security', t);
        execute format('create policy rights_read on circle.%I for select to kring_rights using (true)', t);
        execute format('create policy worker on circle.%I to kring_worker using (true)', t);
        execute format('grant select on circle.%I to kring_circle, kring_rights', t);
        execute format('grant select, insert, update on circle.%I to kring_worker', t);
    end loop;
    foreach t in array array['plan_action', 'alert_line', 'outside_contact'] loop
        execute format('create policy texts on circle.%I for select to kring_circle
            using (plan_id = any ((select circle.my_plan_texts())::uuid[]))', t);
    end loop;
    foreach t in array array['alert_asked', 'alert_response', 'outside_notice'] loop
        execute format('create policy whole on circle.%I for select to kring_circle
            using (alert_id = any ((select circle.my_alerts())::uuid[]))', t);
    end loop;
end $$;
create policy texts on circle.early_warning_plan for select to kring_circle
    using (id = any ((select circle.my_plan_texts())::uuid[]));
create policy shown on circle.warning_sign for select to kring_circle using (id = any ((select circle.my_signs())::uuid[]));

create policy own on circle.observation for select to kring_circle
    using (observer_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[]));
create policy near on circle.observation for select to kring_circle using (plan_id = any ((select circle.my_plans())::uuid[]));
create policy to_act on circle.observation for select to kring_circle using (alert_id = any ((select circle.my_alerts())::uuid[]));
create policy open_preset on circle.observation for select to kring_circle
    using (alert_id is not null and circle_id = any ((select circle.my_inner_circles(true))::uuid[]));
create policy own_hand on circle.observation for insert to kring_circle
    with check (observer_id = common.me() and plan_id = circle.plan_of(circle_id) and alert_id is null and weighed_at is null);
grant insert (id, circle_id, plan_id, observer_id, signs, sign_words, good, worried, own_call, text, seen_at)
    on circle.observation to kring_circle;

create policy near on circle.phase_change for select to kring_circle
    using (plan_id = any ((select circle.my_plan_texts())::uuid[]));
create policy inside on circle.phase_change for select to kring_circle
    using (circle_id = any ((select circle.my_inner_circles(false))::uuid[]));
create policy own_hand on circle.phase_change for insert to kring_circle
    with check (by_id = common.me() and not provisional and (plan_id = any ((select circle.my_plans())::uuid[])
        or exists (select 1 from circle.alert a where a.plan_id = phase_change.plan_id and a.owner_id = common.me()
            and a.state <> 'CLOSED')));
grant insert (id, circle_id, plan_id, resident_id, from_phase, to_phase, rule, provisional, by_id, line)
    on circle.phase_change to kring_circle;

create policy whole on circle.alert for select to kring_circle using (id = any ((select circle.my_alerts())::uuid[]));
create policy inside on circle.alert for select to kring_circle
    using (circle_id = any ((select circle.my_inner_circles(false))::uuid[]));
create policy claim on circle.alert for update to kring_circle
    using (id = any ((select circle.my_turn())::uuid[]) and (asking or owner_id = common.me()))
    with check (owner_id = common.me());
grant update (owner_id, claimed_at, state, asking, action, action_by, action_before, next_due_at, closed_at, outcome, outcome_line)
    on circle.alert to kring_circle;

create policy own_hand on circle.alert_response for insert to kring_circle
    with check (account_id = common.me() and handled_at is null and alert_id = any ((select circle.my_turn())::uuid[]));
grant insert (id, circle_id, alert_id, account_id, kind) on circle.alert_response to kring_circle;
