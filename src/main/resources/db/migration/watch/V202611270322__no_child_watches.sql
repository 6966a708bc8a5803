-- R-B14: how it goes with the resident is not for a child; a child is in no alert line, and who is not eighteen is not asked first.
do $$
declare t text;
begin
    foreach t in array array['early_warning_plan', 'warning_sign', 'plan_action', 'alert_line', 'observation', 'phase_change', 'alert'] loop
        execute format('create policy child on circle.%I as restrictive for select to kring_circle
            using (circle_id <> all ((select circle.circles_i_am_a_child_in())::uuid[]))', t);
    end loop;
end $$;
create function circle.grown_up_enough() returns trigger language plpgsql as $$
begin
    if exists (select 1 from circle.circle_member m where m.circle_id = new.circle_id and m.account_id = new.account_id
            and m.ended_at is null and (circle.is_child(m.young_until) or new.position = 1 and m.young_until is not null)) then
        raise check_violation using message = 'who is not sixteen is in no alert line, and who is not eighteen not the first';
    end if;
    return new;
end $$;
create trigger grown_up_enough before insert or update of account_id, position on circle.alert_line
    for each row execute function circle.grown_up_enough();
