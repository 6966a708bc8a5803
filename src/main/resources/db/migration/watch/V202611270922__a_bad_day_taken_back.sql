-- A resident's own "slecht" is an observation with the id of its post. Who takes the post away takes it along, unless somebody was asked
-- for help because of it: an alert outlives what it began with (decision 048).
create function circle.bad_day_goes() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    delete from observation where id = old.id and own_call = 'CHECK_IN_BAD' and alert_id is null;
    return new;
end $$;
create policy bad_day on circle.observation to kring_rights using (own_call = 'CHECK_IN_BAD');
grant select, delete on circle.observation to kring_rights;
grant create on schema circle to kring_rights;
alter function circle.bad_day_goes() owner to kring_rights;
revoke create on schema circle from kring_rights;
create trigger bad_day_goes after update on circle.post
    for each row when (old.deleted_at is null and new.deleted_at is not null and old.kind = 'CHECK_IN')
    execute function circle.bad_day_goes();
