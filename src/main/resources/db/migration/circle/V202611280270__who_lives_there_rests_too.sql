-- R-D31, R-D33: who lives with the resident cares most of all, is in the line, and rests as another does.
alter table circle.circle_resident add column resting_until timestamptz;
grant update (resting_until) on circle.circle_resident to kring_circle;
create function circle.rests_oneself() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' and (new.account_id <> common.me()
        or new.resting_until > common.kring_now() + interval '14 days 1 hour') then
        raise exception insufficient_privilege using message = 'one rests oneself, and for fourteen days at most';
    end if;
    return new;
end $$;
create trigger rests_oneself before update of resting_until on circle.circle_resident
    for each row when (old.resting_until is distinct from new.resting_until) execute function circle.rests_oneself();
create index circle_resident_rests on circle.circle_resident (resting_until) where resting_until is not null;
create trigger line_is_due_at_rest after update of resting_until on circle.circle_resident
    for each row when (old.resting_until is distinct from new.resting_until) execute function circle.line_is_due();
