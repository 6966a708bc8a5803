-- R-B5: a guest reads, and writes nothing.
create policy guest on circle.post as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[]));
create policy guest on circle.entry as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[]));
