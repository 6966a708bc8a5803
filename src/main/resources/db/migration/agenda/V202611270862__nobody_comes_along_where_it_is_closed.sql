-- As everywhere that people write in a circle: not once it is closed.
create policy still_open on circle.comes_along as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
create policy still_open_u on circle.comes_along as restrictive for update to kring_circle
    using (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
