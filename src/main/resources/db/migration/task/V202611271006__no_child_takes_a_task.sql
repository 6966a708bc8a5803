-- R-B14: of a child nothing of care is asked, and it takes none of it by another way.
create policy child on circle.task as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.circles_i_am_a_child_in())::uuid[]));
create policy child_u on circle.task as restrictive for update to kring_circle
    using (circle_id <> all ((select circle.circles_i_am_a_child_in())::uuid[]));
create policy child on circle.task_cannot as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.circles_i_am_a_child_in())::uuid[]));
