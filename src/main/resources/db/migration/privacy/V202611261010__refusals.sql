-- The same try again within a minute is one line: found without reading the chain.
create index access_log_refused on common.access_log_entry (chain_id, actor_id, what, at) where action = 'REFUSED';

-- A person writes only of herself; jobs write of whom they act for.
alter policy write on common.access_log_entry to kring_worker;
create policy write_own on common.access_log_entry for insert to kring_circle, kring_file
    with check (actor_id = common.me());

-- Who speaks for a resident in personal matters reads the log as she does.
create function circle.circles_i_speak_for() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    return array(select circle_id from representation where account_id = me and personal and ended_at is null
        and valid_until > common.kring_now());
end $$;
grant create on schema circle to kring_rights;
alter function circle.circles_i_speak_for() owner to kring_rights;
revoke create on schema circle from kring_rights;
create policy spoken_for on common.access_log_entry for select to kring_circle
    using (chain_id = any ((select circle.circles_i_speak_for())::uuid[]));
