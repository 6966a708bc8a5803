-- Who speaks for the resident in personal matters admits, removes and says who sees what as she does (R-B1), and gives her address.
alter policy leave on circle.circle_member
    using (circle_id = any ((select circle.circles_i_decide_on())::uuid[]) or account_id = common.me());
alter policy owner_only on circle.circle_resident
    using (account_id = common.me() or circle_id = any ((select circle.circles_i_speak_for())::uuid[]));
alter policy owner_only_i on circle.topic_choice
    with check (circle_id = any ((select circle.circles_i_decide_on())::uuid[]));
alter policy owner_only_u on circle.topic_choice
    using (circle_id = any ((select circle.circles_i_decide_on())::uuid[]));
alter policy owner_only_d on circle.topic_choice
    using (circle_id = any ((select circle.circles_i_decide_on())::uuid[]));

create or replace function circle.only_leaving() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' and not new.circle_id = any (circle.circles_i_decide_on())
        and (to_jsonb(new) - 'ended_at' - 'version') <> (to_jsonb(old) - 'ended_at' - 'version') then
        raise exception insufficient_privilege using message = 'a member may only leave';
    end if;
    return new;
end $$;
