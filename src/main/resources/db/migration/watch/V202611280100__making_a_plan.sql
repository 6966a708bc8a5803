-- R-D2: a plan in the making. It stands beside the plan that holds, in tables of its own, so that nothing that acts on a plan can act on
-- it; a job writes it down as a version of the plan once the resident approved it, and the draft is gone (decision 079).
-- Along: who drafts with her, because she said so. Outside: sealed, as numbers stand in it.
create table circle.plan_draft (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    resident_id uuid not null references common.account,
    begun_by uuid not null references common.account,
    touched_at timestamptz not null default common.kring_now(),
    effort text not null default '' check (length(effort) <= 1000),
    along uuid[] not null default '{}',
    green text not null default '' check (length(green) <= 2000),
    signs jsonb not null default '[]',
    helps text[] not null default '{}',
    helps_not text[] not null default '{}',
    actions jsonb not null default '[]',
    holder_id uuid references common.account,
    deputy_id uuid references common.account,
    outside bytea,
    approved_by uuid references common.account,
    approved_at timestamptz,
    unique (circle_id, resident_id),
    check ((approved_by is null) = (approved_at is null))
);
create index plan_draft_approved on circle.plan_draft (approved_at) where approved_at is not null;
alter table circle.plan_draft alter column green set statistics 0, alter column signs set statistics 0, alter column actions set statistics 0,
    alter column effort set statistics 0, alter column helps set statistics 0, alter column helps_not set statistics 0;
-- R-D4: a place in the line of a draft, and what its person says to it. Wake asked: whether the resident asks to be allowed to wake her.
create table circle.line_ask (
    draft_id uuid not null references circle.plan_draft on delete cascade,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    position int not null,
    hours text not null,
    wake_asked boolean not null,
    call_only boolean not null,
    asked_at timestamptz,
    answer boolean,
    woken boolean not null default false,
    answered_at timestamptz,
    primary key (draft_id, account_id),
    check ((answer is null) = (answered_at is null)),
    check (answer or not woken)
);
create index line_ask_circle on circle.line_ask (circle_id, account_id);

-- Who approved a version, and what who spoke for the resident did to include her. Reviewed: somebody said that it is still right.
alter table circle.early_warning_plan
    add column approved_by uuid references common.account,
    add column effort text not null default '',
    add column reviewed_at timestamptz,
    add column reviewed_by uuid references common.account,
    add column review_asked_at timestamptz;
alter table circle.early_warning_plan alter column effort set statistics 0;

grant create on schema circle to kring_rights;
grant select on circle.plan_draft, circle.line_ask to kring_rights;
create policy rights_read on circle.plan_draft for select to kring_rights using (true);
create policy rights_read on circle.line_ask for select to kring_rights using (true);
set local role kring_rights;
-- Whether I am this resident, or speak for this one in personal matters: in a household nobody decides on the plan of the other.
create function circle.i_decide_for(which uuid, whom uuid) returns boolean language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return which = any (circle.my_circles())
        and exists (select 1 from circle_resident r where r.circle_id = which and r.account_id = whom and r.ended_at is null)
        and (whom = me or exists (select 1 from representation r where r.circle_id = which and r.resident_id = whom
            and r.account_id = me and r.personal and r.ended_at is null and r.valid_until > common.kring_now()));
end $$;
create function circle.my_drafts() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select d.id from plan_draft d where d.circle_id = any (circle.my_circles())
        and (me = any (d.along) or circle.i_decide_for(d.circle_id, d.resident_id)));
end $$;
create function circle.drafts_that_rest() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
begin
    return array(select d.id from plan_draft d where d.circle_id = any (circle.my_circles())
        and not circle.health_ok(d.circle_id, d.resident_id));
end $$;
-- All versions of the plan that this one is a version of: what was seen stays in sight when a new one holds.
create function circle.plan_versions(which uuid) returns uuid[] language sql stable security definer
    set search_path = circle, pg_temp as $$
    select coalesce(array_agg(v.id), '{}') from early_warning_plan p
        join early_warning_plan v on v.circle_id = p.circle_id and v.resident_id = p.resident_id
        where p.id = which and p.circle_id = any (circle.my_circles())
$$;
-- Whose draft it is that I am asked about, and by whom: she reads no more of it.
create function circle.asked_by(which uuid) returns uuid language sql stable security definer
    set search_path = circle, pg_temp as $$
    select d.resident_id from plan_draft d where d.id = which and exists (select 1 from line_ask a where a.draft_id = d.id
        and a.asked_at is not null and a.account_id = nullif(current_setting('kring.person', true), '')::uuid)
$$;
reset role;
revoke create on schema circle from kring_rights;

do $$
declare t text;
begin
    foreach t in array array['plan_draft', 'line_ask'] loop
        execute format('alter table circle.%I enable row level security', t);
        execute format('alter table circle.%I force row level security', t);
        execute format('create policy worker on circle.%I to kring_worker using (true)', t);
        execute format('create policy unknown on circle.%I as restrictive to kring_circle
            using (circle_id <> all ((select circle.circles_that_do_not_know_me_yet())::uuid[]))', t);
        execute format('create policy guest on circle.%I as restrictive to kring_circle
            using (circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[]))', t);
        execute format('create policy child on circle.%I as restrictive to kring_circle
            using (circle_id <> all ((select circle.circles_i_am_a_child_in())::uuid[]))', t);
        execute format('create policy still_open on circle.%I as restrictive for insert to kring_circle
            with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]))', t);
        execute format('create policy still_open_u on circle.%I as restrictive for update to kring_circle
            using (circle_id <> all ((select circle.my_closed_circles())::uuid[]))', t);
        execute format('grant select, delete on circle.%I to kring_circle', t);
        execute format('grant select, delete, update (circle_id) on circle.%I to kring_worker', t);
    end loop;
end $$;

create policy mine on circle.plan_draft for select to kring_circle using (id = any ((select circle.my_drafts())::uuid[]));
create policy begins on circle.plan_draft for insert to kring_circle
    with check (begun_by = common.me() and circle.i_decide_for(circle_id, resident_id) and approved_at is null and along = '{}');
create policy drafts on circle.plan_draft for update to kring_circle using (id = any ((select circle.my_drafts())::uuid[]));
create policy throws_away on circle.plan_draft for delete to kring_circle using (circle.i_decide_for(circle_id, resident_id));
-- AT-M1: who said no to sharing her health keeps it for herself, and nobody adds to it, not she either.
create policy health_shared on circle.plan_draft as restrictive for select to kring_circle
    using (resident_id = common.me() or id <> all ((select circle.drafts_that_rest())::uuid[]));
create policy health_shared_i on circle.plan_draft as restrictive for insert to kring_circle
    with check (circle.health_ok(circle_id, resident_id));
create policy health_shared_u on circle.plan_draft as restrictive for update to kring_circle
    using (id <> all ((select circle.drafts_that_rest())::uuid[]));
grant insert (id, circle_id, resident_id, begun_by, effort, green, signs, helps, helps_not, actions, holder_id, deputy_id, outside)
    on circle.plan_draft to kring_circle;
grant update (touched_at, effort, along, green, signs, helps, helps_not, actions, holder_id, deputy_id, outside, approved_by, approved_at)
    on circle.plan_draft to kring_circle;
grant update (along, outside, approved_by, approved_at) on circle.plan_draft to kring_worker;

create policy mine on circle.line_ask for select to kring_circle using (draft_id = any ((select circle.my_drafts())::uuid[]));
create policy my_question on circle.line_ask for select to kring_circle
    using (account_id = common.me() and asked_at is not null and circle_id = any ((select circle.my_circles())::uuid[]));
create policy drafts on circle.line_ask for insert to kring_circle with check (draft_id = any ((select circle.my_drafts())::uuid[])
    and circle_id = (select d.circle_id from circle.plan_draft d where d.id = draft_id));
create policy drafts_u on circle.line_ask for update to kring_circle using (draft_id = any ((select circle.my_drafts())::uuid[])
    or account_id = common.me() and asked_at is not null and circle_id = any ((select circle.my_circles())::uuid[]));
create policy drafts_d on circle.line_ask for delete to kring_circle using (draft_id = any ((select circle.my_drafts())::uuid[]));
create policy health_shared on circle.line_ask as restrictive for select to kring_circle
    using (draft_id <> all ((select circle.drafts_that_rest())::uuid[])
        or exists (select 1 from circle.plan_draft d where d.id = draft_id and d.resident_id = common.me()));
create policy health_shared_i on circle.line_ask as restrictive for insert to kring_circle
    with check (draft_id <> all ((select circle.drafts_that_rest())::uuid[]));
create policy health_shared_u on circle.line_ask as restrictive for update to kring_circle
    using (draft_id <> all ((select circle.drafts_that_rest())::uuid[]));
grant insert (draft_id, circle_id, account_id, position, hours, wake_asked, call_only, asked_at, answer, woken, answered_at),
    update (position, hours, wake_asked, call_only, asked_at, answer, woken, answered_at) on circle.line_ask to kring_circle;

-- What of a draft only the resident decides, or who speaks for her: who drafts along, and that it is right (R-D2). Right it is only once
-- each in the line said yes herself and still takes part (R-D4); then nobody changes it any more.
create function circle.draft_is_hers() returns trigger language plpgsql as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    if current_user <> 'kring_circle' then
        return new;
    end if;
    if old.approved_at is not null then
        raise check_violation using message = 'what is approved is not changed any more';
    end if;
    if (new.along is distinct from old.along or new.effort is distinct from old.effort or new.approved_at is not null)
            and not circle.i_decide_for(new.circle_id, new.resident_id) then
        raise insufficient_privilege using message = 'only the resident decides on this';
    end if;
    if new.approved_at is null then
        return new;
    end if;
    if new.approved_by is distinct from me or me <> new.resident_id and new.effort = '' then
        raise check_violation using message = 'who approves says so herself, and how the resident was included';
    end if;
    if (select count(*) not between 2 and 6 or bool_and(a.call_only)
            or bool_or(a.answer is not true or not exists (select 1 from circle.circle_member m where m.circle_id = a.circle_id
                and m.account_id = a.account_id and m.ended_at is null)) from circle.line_ask a where a.draft_id = new.id) then
        raise check_violation using message = 'two to six people in the line said yes themselves';
    end if;
    return new;
end $$;
create trigger draft_is_hers before update on circle.plan_draft for each row execute function circle.draft_is_hers();

-- A yes is her own, and so is that she may be woken; it is taken over only where she is in the line already, for just that.
create function circle.said_in_a_line(a circle.line_ask) returns boolean language sql stable as $$
    select exists (select 1 from circle.alert_line l join circle.early_warning_plan p on p.id = l.plan_id
        join circle.plan_draft d on d.id = a.draft_id
        where p.circle_id = d.circle_id and p.resident_id = d.resident_id and p.approved_at is not null and p.replaced_at is null
        and l.account_id = a.account_id and l.hours = a.hours and l.call_only = a.call_only and l.woken = a.woken
        and (not a.wake_asked or l.woken))
$$;
create function circle.line_is_answered_by_herself() returns trigger language plpgsql as $$
declare
    me uuid := nullif(current_setting('kring.person', true), '')::uuid;
    drafts boolean;
begin
    if current_user <> 'kring_circle' then
        return new;
    end if;
    drafts := new.draft_id = any (circle.my_drafts());
    if drafts and exists (select 1 from circle.plan_draft d where d.id = new.draft_id and d.approved_at is not null) then
        raise check_violation using message = 'what is approved is not changed any more';
    end if;
    if tg_op = 'INSERT' then
        if new.answer is not null and not circle.said_in_a_line(new) then
            raise insufficient_privilege using message = 'nobody answers for another';
        end if;
        return new;
    end if;
    if not drafts and (new.position, new.hours, new.wake_asked, new.call_only, new.asked_at)
            is distinct from (old.position, old.hours, old.wake_asked, old.call_only, old.asked_at) then
        raise insufficient_privilege using message = 'who is asked answers, and no more';
    end if;
    if new.answer is not null and (new.hours, new.wake_asked, new.call_only) is distinct from (old.hours, old.wake_asked, old.call_only) then
        raise check_violation using message = 'what was said was said to something else';
    end if;
    if new.answer is not null and (new.answer, new.woken) is distinct from (old.answer, old.woken) and new.account_id is distinct from me then
        raise insufficient_privilege using message = 'nobody answers for another';
    end if;
    return new;
end $$;
create trigger line_is_answered_by_herself before insert or update on circle.line_ask
    for each row execute function circle.line_is_answered_by_herself();

-- Who is close to a plan says that it is still right; when it is to be looked at again follows from that.
create policy still_right on circle.early_warning_plan for update to kring_circle
    using (id = any ((select circle.my_plans())::uuid[]) and approved_at is not null and replaced_at is null)
    with check (reviewed_by = common.me() and review_at <= common.kring_now() + interval '6 months 1 day');
create policy health_shared_u on circle.early_warning_plan as restrictive for update to kring_circle
    using (id <> all ((select circle.plans_that_rest())::uuid[]));
grant update (review_at, reviewed_at, reviewed_by) on circle.early_warning_plan to kring_circle;
create index early_warning_plan_review on circle.early_warning_plan (review_at)
    where approved_at is not null and replaced_at is null and review_asked_at is null;
