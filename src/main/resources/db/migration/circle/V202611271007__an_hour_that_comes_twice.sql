-- R-B5: thirty days end at a midnight here. Where an hour comes twice in between, that midnight is an hour later than thirty times a day,
-- and who asked a guest in the first hour of a day could not.
alter table circle.invitation drop constraint invitation_guest,
    add constraint invitation_guest check ((relation = 'GUEST') = (guest_until is not null)
        and (guest_until is null or ring = 'HELPERS' and guest_until <= created_at + interval '30 days 1 hour'
            and (state <> 'OPEN' or expires_at <= guest_until)));
create or replace function circle.thirty_days_at_most() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and new.ends_at > common.kring_now() + interval '30 days 1 hour' then
        raise check_violation using message = 'a guest stays thirty days at most';
    end if;
    if tg_op = 'UPDATE' and old.stay_answered_at is not null and new.stay_answered_at is distinct from old.stay_answered_at then
        raise check_violation using message = 'a guest is let stay once';
    end if;
    if tg_op = 'UPDATE' and new.ends_at > old.ends_at
        and (new.stay_answered_at is not distinct from old.stay_answered_at or new.ends_at > old.ends_at + interval '30 days') then
        raise check_violation using message = 'a guest is let stay once, for thirty days at most';
    end if;
    return new;
end $$;
