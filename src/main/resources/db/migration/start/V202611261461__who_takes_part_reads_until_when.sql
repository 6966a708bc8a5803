-- Whoever takes part before the yes reads until when the circle waits; of the code for the yes not even its hash.
create policy takes_part on circle.on_behalf for select to kring_circle
    using (circle_id = any ((select circle.my_circles())::uuid[]));
revoke select on circle.on_behalf from kring_circle;
grant select (circle_id, starter_id, started_at, freezes_at, erases_at, refused_at, erased_at, seen_at) on circle.on_behalf to kring_circle;
