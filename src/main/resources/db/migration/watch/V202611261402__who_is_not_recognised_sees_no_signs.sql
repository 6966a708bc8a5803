-- R-A10: who was invited and is not recognised yet learns nothing of signs, phases and alerts, whatever the ring.
create policy unknown on circle.warning_sign as restrictive for select to kring_circle
    using (circle_id <> all ((select circle.circles_that_do_not_know_me_yet())::uuid[]));
create policy unknown on circle.phase_change as restrictive for select to kring_circle
    using (circle_id <> all ((select circle.circles_that_do_not_know_me_yet())::uuid[]));
create policy unknown on circle.alert as restrictive for select to kring_circle
    using (circle_id <> all ((select circle.circles_that_do_not_know_me_yet())::uuid[]));
