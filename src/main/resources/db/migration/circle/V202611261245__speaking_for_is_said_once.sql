-- Who decides on a circle: its resident, and who speaks for that person, which is said in one place.
grant create on schema circle to kring_rights;
set local role kring_rights;
create or replace function circle.circles_i_decide_on() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
begin
    return circle.my_own_circles() || circle.circles_i_speak_for();
end $$;
reset role;
revoke create on schema circle from kring_rights;
