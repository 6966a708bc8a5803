-- What is agreed is told too: whoever made or may change an appointment says whom it is told.
create policy who_agreed_it on circle.to_tell for insert to kring_circle
    with check (account_id <> common.me() and circle_id = any ((select circle.my_circles())::uuid[])
        and exists (select 1 from circle.appointment a where a.id = thing_id and a.circle_id = to_tell.circle_id
            and (a.maker_id = common.me() or a.circle_id = any ((select circle.my_own_circles())::uuid[]))));
