-- R-D31: "Even niet". A member rests for at most fourteen days; the date stands on the own membership, and nobody sets it for another.
create or replace function circle.only_leaving() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' and new.resting_until is distinct from old.resting_until and (new.account_id <> common.me()
        or new.resting_until > common.kring_now() + interval '14 days 1 hour') then
        raise exception insufficient_privilege using message = 'one rests oneself, and for fourteen days at most';
    end if;
    if current_user = 'kring_circle' and not new.circle_id = any (circle.circles_i_decide_on())
        and (to_jsonb(new) - 'ended_at' - 'resting_until' - 'version') <> (to_jsonb(old) - 'ended_at' - 'resting_until' - 'version') then
        raise exception insufficient_privilege using message = 'a member may only leave';
    end if;
    return new;
end $$;
create index circle_member_rests on circle.circle_member (resting_until) where resting_until is not null;
-- R-B8: who rests is not there to be asked, so the line is looked at; and again when the rest is over.
create trigger line_is_due_at_rest after update of resting_until on circle.circle_member
    for each row when (old.resting_until is distinct from new.resting_until) execute function circle.line_is_due();
