-- Who is told of something anew, such as an appointment that is off, hears it anew: what waited of it goes, and its moment is decided again.
-- Whoever tells may not read those rows, so PostgreSQL does it. What was asked of somebody stays asked.
grant select (thing_id, asked) on circle.to_tell to kring_rights;
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.told_anew() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
declare was boolean;
begin
    delete from to_tell t where t.thing_id = new.thing_id and t.account_id = new.account_id returning t.asked into was;
    new.asked := new.asked or coalesce(was, false);
    return new;
end $$;
reset role;
revoke create on schema circle from kring_rights;
create trigger told_anew before insert on circle.to_tell for each row execute function circle.told_anew();
