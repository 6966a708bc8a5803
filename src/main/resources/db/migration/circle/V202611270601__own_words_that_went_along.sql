-- R-B9: what was told of one of a household stands in that one's own circle once they went apart. Who told it may never sit there, and
-- takes it away wherever it stands.
create index post_author on circle.post (author_id, circle_id) where deleted_at is null;
grant create on schema circle to kring_rights;
create policy rights_read on circle.post for select to kring_rights using (true);
grant select (author_id, circle_id, deleted_at) on circle.post to kring_rights;
set local role kring_rights;
create or replace function circle.circles_i_was_in() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(
        select circle_id from circle_member where account_id = me
        union select circle_id from post where author_id = me and deleted_at is null
        except select circle_id from circle_resident where account_id = me and ended_at is null);
end $$;
reset role;
revoke create on schema circle from kring_rights;

-- Nobody tells something in days to come, where it would be changed for ever without a trace.
alter policy own_hand on circle.post with check (author_id = common.me() and at <= common.kring_now() + interval '1 minute');
