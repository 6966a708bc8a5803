create policy child on circle.representation_request as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.circles_i_am_a_child_in())::uuid[]));
