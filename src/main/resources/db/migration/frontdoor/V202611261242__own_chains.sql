-- A person writes in the log of what is hers: a circle that she is in, or a need without one; at a desk the file of a report
-- and a notice that she may see.
drop policy write_own on common.access_log_entry;
create policy write_own on common.access_log_entry for insert to kring_circle
    with check (actor_id = common.me() and (chain_id = any ((select circle.my_circles())::uuid[])
        or chain_id = any ((select bridge.my_people())::uuid[])));
create policy write_own_file on common.access_log_entry for insert to kring_file
    with check (actor_id = common.me() and (exists (select 1 from municipal.report r where r.file_id = chain_id)
        or exists (select 1 from municipal.outside_notice n where n.bridge_id = chain_id)));
