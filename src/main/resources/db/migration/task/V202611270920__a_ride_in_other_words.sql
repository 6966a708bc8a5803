-- A ride to an appointment says where to (R-C16): who changes the words of the appointment changes those of the ride, also of one that
-- somebody has. Nobody else changes the words of a task.
create function circle.ride_in_other_words(which uuid, words text) returns int language plpgsql security definer
    set search_path = circle, pg_temp as $$
declare changed int;
begin
    update task t set what = words where t.appointment_id = which and t.state in ('PROPOSED', 'OPEN', 'TAKEN')
        and t.at > common.kring_now()
        and exists (select 1 from appointment p where p.id = which and p.erased_at is null
            and (p.maker_id = common.me() or p.circle_id = any (circle.my_own_circles())));
    get diagnostics changed = row_count;
    return changed;
end $$;
create policy ride_words on circle.task to kring_rights using (appointment_id is not null);
create policy ride_words on circle.appointment for select to kring_rights using (ride);
grant select, update (what) on circle.task to kring_rights;
grant select on circle.appointment to kring_rights;
grant create on schema circle to kring_rights;
alter function circle.ride_in_other_words(uuid, text) owner to kring_rights;
revoke create on schema circle from kring_rights;
revoke execute on function circle.ride_in_other_words(uuid, text) from public;
grant execute on function circle.ride_in_other_words(uuid, text) to kring_circle;
