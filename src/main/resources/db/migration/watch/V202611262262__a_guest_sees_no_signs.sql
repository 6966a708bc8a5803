-- R-B5: how it goes with the resident is not for a guest, whatever a sign says of the ring that the guest sits in.
do $$
declare t text;
begin
    foreach t in array array['early_warning_plan', 'warning_sign', 'plan_action', 'alert_line', 'observation', 'phase_change', 'alert'] loop
        execute format('create policy guest on circle.%I as restrictive for select to kring_circle
            using (circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[]))', t);
    end loop;
end $$;
