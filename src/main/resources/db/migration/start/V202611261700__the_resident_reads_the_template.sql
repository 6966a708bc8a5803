-- What came along with a card is the resident's to read: it says where to begin. Nobody else in the circle reads it.
create policy own on circle.given_by for select to kring_circle
    using (circle_id = any ((select circle.my_own_circles())::uuid[]));
grant select (circle_id, template) on circle.given_by to kring_circle;
