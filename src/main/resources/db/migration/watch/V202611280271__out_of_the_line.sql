-- R-D4: who said yes to a place in the line may take that back, in a plan that holds and in one that is being made. Only her own place.
create policy rights_leave on circle.alert_line for delete to kring_rights using (true);
create policy rights_take_back on circle.line_ask for update to kring_rights using (true);
create policy rights_lock on circle.plan_draft for update to kring_rights using (true);
grant delete on circle.alert_line to kring_rights;
grant update (approved_at) on circle.plan_draft to kring_rights;
grant update (asked_at, answer, answered_at, woken) on circle.line_ask to kring_rights;

grant create on schema circle to kring_rights;
set local role kring_rights;
-- Out of each line of a circle; whose lines those were.
create function circle.out_of_lines(which uuid, whom uuid, says_no boolean) returns uuid[] language plpgsql security definer
    set search_path = circle, pg_temp as $$
declare residents uuid[];
begin
    -- a draft that becomes a plan in this moment is waited for, so that she is in neither
    perform 1 from plan_draft where circle_id = which for update;
    with gone as (
        delete from alert_line l using early_warning_plan p where p.id = l.plan_id and l.circle_id = which and l.account_id = whom
            and p.approved_at is not null and p.replaced_at is null returning p.id, p.resident_id),
    due as (update early_warning_plan set line_due = true where id in (select id from gone)),
    taken as (
        update line_ask a set answer = case when says_no then false end, answered_at = case when says_no then common.kring_now() end,
                woken = false, asked_at = case when says_no then a.asked_at end
            from plan_draft d where d.id = a.draft_id and a.circle_id = which and a.account_id = whom and a.answer
            returning d.resident_id)
    select array(select resident_id from gone union select resident_id from taken) into residents;
    return residents;
end $$;
revoke all on function circle.out_of_lines(uuid, uuid, boolean) from public;
create function circle.leave_lines(which uuid) returns uuid[] language plpgsql security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    if not which = any (circle.my_circles()) or which = any (circle.my_closed_circles())
        or exists (select 1 from alert where circle_id = which and owner_id = me and state <> 'CLOSED')
        or exists (select 1 from silence where circle_id = which and owner_id = me and ended_at is null) then
        return '{}';
    end if;
    return circle.out_of_lines(which, me, true);
end $$;
-- Who left is in no line any more, and is asked anew when she comes back; not who comes to live there, which is looked at when all is done.
create function circle.in_no_line_any_more() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    if not exists (select 1 from circle_member m where m.circle_id = new.circle_id and m.account_id = new.account_id and m.ended_at is null)
        and not exists (select 1 from circle_resident r where r.circle_id = new.circle_id and r.account_id = new.account_id and r.ended_at is null) then
        perform circle.out_of_lines(new.circle_id, new.account_id, false);
    end if;
    return null;
end $$;
reset role;
revoke create on schema circle from kring_rights;
create constraint trigger in_no_line_any_more after update on circle.circle_member deferrable initially deferred
    for each row when (old.ended_at is null and new.ended_at is not null) execute function circle.in_no_line_any_more();
create constraint trigger in_no_line_any_more after update on circle.circle_resident deferrable initially deferred
    for each row when (old.ended_at is null and new.ended_at is not null) execute function circle.in_no_line_any_more();
