-- In a household that went apart nobody takes away what another told of both, before the other one took it along.
create function circle.my_apart_circles() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
begin
    return array(select id from circle where id = any (my_circles()) and apart_at is not null);
end $$;
grant create on schema circle to kring_rights;
alter function circle.my_apart_circles() owner to kring_rights;
revoke create on schema circle from kring_rights;
create policy of_both on circle.post as restrictive for update to kring_circle
    using (author_id = common.me() or circle_id <> all ((select circle.my_apart_circles())::uuid[]));
