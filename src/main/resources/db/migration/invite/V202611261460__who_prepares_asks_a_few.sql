-- R-A6: who began a circle for another may ask up to five who are close, until the yes, and not once it is frozen.
grant create on schema circle to kring_rights;
set local role kring_rights;
create or replace function circle.circles_i_ask_for() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return circle.circles_i_decide_on() || array(select c.id from circle c where c.begun_by = me and c.state = 'FORMING'
        and c.formation_basis = 'ON_BEHALF' and c.confirmed_at is null and c.frozen_at is null
        and c.id = any (circle.my_circles()));
end $$;
create function circle.has_room_before_the_yes(which uuid) returns boolean language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
begin
    return not exists (select 1 from circle c where c.id = which and c.formation_basis = 'ON_BEHALF' and c.confirmed_at is null)
        or (select count(*) from circle_member m where m.circle_id = which and m.ended_at is null)
            + (select count(*) from invitation i where i.circle_id = which and (i.state = 'PROPOSED'
                or i.state = 'OPEN' and i.expires_at > common.kring_now())) <= 5;
end $$;
reset role;
revoke create on schema circle from kring_rights;

create function circle.few_are_asked_before_the_yes() returns trigger language plpgsql as $$
begin
    if not circle.has_room_before_the_yes(new.circle_id) then
        raise check_violation using message = 'before the yes only a few who are close';
    end if;
    return new;
end $$;
create trigger few_are_asked_before_the_yes before insert on circle.invitation
    for each row execute function circle.few_are_asked_before_the_yes();
