-- In which circles somebody takes part, and whom she may know of, is asked by every policy of every statement: some 140 times for one thing that
-- somebody saw. The answer is kept for a quarter of a second in its transaction, and not when a seat changed in that transaction: so who waited for a
-- lock looks anew. It says whose it is, so nobody reads what was worked out for another; and who could set it could set kring.person.
create function circle.kept(setting text) returns uuid[] language plpgsql stable as $$
declare
    kept text[] := string_to_array(current_setting(setting, true), ' ');
begin
    if kept[1] = coalesce(current_setting('kring.person', true), '')
        and abs(extract(epoch from clock_timestamp()) - kept[2]::numeric) < 0.25 then
        return kept[3]::uuid[];
    end if;
    return null;
end $$;
create function circle.keep(setting text, answer uuid[]) returns uuid[] language plpgsql stable as $$
begin
    perform set_config(setting, concat_ws(' ', coalesce(current_setting('kring.person', true), ''),
        extract(epoch from clock_timestamp())::text, answer::text), true);
    return answer;
end $$;

grant create on schema circle to kring_rights;
set role kring_rights;
create or replace function circle.my_circles() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare
    me uuid := nullif(current_setting('kring.person', true), '')::uuid;
    mine uuid[] := kept('kring.circles');
begin
    if mine is not null then
        return mine;
    end if;
    return keep('kring.circles', array(select circle_id from circle_resident where account_id = me and ended_at is null
        union select circle_id from circle_member where account_id = me and ended_at is null
            and (paused_until is null or paused_until <= common.kring_now())
            and (ends_at is null or ends_at > common.kring_now())
        union select circle_id from representation where account_id = me and ended_at is null
            and valid_until > common.kring_now()));
end $$;
create or replace function circle.people_near_me() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare
    near uuid[] := kept('kring.near');
    mine uuid[];
    waited_for uuid[];
begin
    if near is not null then
        return near;
    end if;
    mine := circle.my_circles();
    waited_for := circle.circles_i_wait_for();
    return keep('kring.near', array(select account_id from circle_resident where circle_id = any (mine)
        union select account_id from circle_member where circle_id = any (mine) and circle_id <> all (waited_for)
        union select account_id from representation where circle_id = any (mine) and circle_id <> all (waited_for)));
end $$;
reset role;
revoke create on schema circle from kring_rights;

create function circle.a_seat_changed() returns trigger language plpgsql as $$
begin
    perform set_config('kring.circles', '', true), set_config('kring.near', '', true);
    return null;
end $$;
-- before what else follows from such a row: triggers go by name
create trigger a_seat_changed after insert or update or delete on circle.circle for each row execute function circle.a_seat_changed();
create trigger a_seat_changed after insert or update or delete on circle.circle_resident
    for each row execute function circle.a_seat_changed();
create trigger a_seat_changed after insert or update or delete on circle.circle_member
    for each row execute function circle.a_seat_changed();
create trigger a_seat_changed after insert or update or delete on circle.representation
    for each row execute function circle.a_seat_changed();
