-- R-D12: whether who does what was agreed said yes to it here, by her own hand. Of her Kring knows when she cannot any more; who said so by telephone
-- need not be somebody who answers here.
alter table circle.alert add column action_own boolean not null default false;
update circle.alert set action_own = true where ask_answer and action_for = ask_of and action_by = ask_by;

-- What who has it writes is never somebody's own yes.
create function circle.agrees_for_another() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' then
        new.action_own := false;
    end if;
    return new;
end $$;
create trigger agrees_for_another before update of action, action_by, action_for, action_before on circle.alert
    for each row execute function circle.agrees_for_another();

grant create on schema circle to kring_rights;
set local role kring_rights;
-- Nor who is paused, or whose time here is over: that one does not see the circle (circle.my_circles).
create or replace function circle.may_be_asked(which uuid, whom uuid) returns boolean language sql stable security definer
    set search_path = circle, pg_temp as $$
    select exists (select 1 from circle_member m where m.circle_id = which and m.account_id = whom and m.ended_at is null and m.recognised
            and m.relation <> 'GUEST' and not circle.is_child(m.young_until) and coalesce(m.resting_until <= common.kring_now(), true)
            and coalesce(m.paused_until <= common.kring_now(), true) and coalesce(m.ends_at > common.kring_now(), true))
        or exists (select 1 from circle_resident r where r.circle_id = which and r.account_id = whom and r.ended_at is null
            and coalesce(r.resting_until <= common.kring_now(), true))
$$;
reset role;
revoke create on schema circle from kring_rights;
