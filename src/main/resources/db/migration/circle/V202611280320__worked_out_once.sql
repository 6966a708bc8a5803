-- In which circles somebody takes part, and whom she may know of, is asked by every policy of every statement: some 140 times for one thing that
-- somebody saw. It is worked out once in a transaction, and again where a seat changed in that transaction. What it is kept for goes with it, so
-- nobody reads what was worked out for another; and who could set it could set kring.person.
grant create on schema circle to kring_rights;
set role kring_rights;
create or replace function circle.my_circles() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare
    person text := coalesce(current_setting('kring.person', true), '') || ' ';
    kept text := current_setting('kring.circles', true);
    me uuid := nullif(rtrim(person), '')::uuid;
    mine uuid[];
begin
    if starts_with(kept, person) then
        return substr(kept, length(person) + 1)::uuid[];
    end if;
    mine := array(select circle_id from circle_resident where account_id = me and ended_at is null
        union select circle_id from circle_member where account_id = me and ended_at is null
            and (paused_until is null or paused_until <= common.kring_now())
            and (ends_at is null or ends_at > common.kring_now())
        union select circle_id from representation where account_id = me and ended_at is null
            and valid_until > common.kring_now());
    perform set_config('kring.circles', person || mine::text, true);
    return mine;
end $$;
create or replace function circle.people_near_me() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare
    person text := coalesce(current_setting('kring.person', true), '') || ' ';
    kept text := current_setting('kring.near', true);
    mine uuid[];
    waited_for uuid[];
    near uuid[];
begin
    if starts_with(kept, person) then
        return substr(kept, length(person) + 1)::uuid[];
    end if;
    mine := circle.my_circles();
    waited_for := circle.circles_i_wait_for();
    near := array(select account_id from circle_resident where circle_id = any (mine)
        union select account_id from circle_member where circle_id = any (mine) and circle_id <> all (waited_for)
        union select account_id from representation where circle_id = any (mine) and circle_id <> all (waited_for));
    perform set_config('kring.near', person || near::text, true);
    return near;
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
