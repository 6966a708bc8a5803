-- R-C19: while somebody looks along, the ways in that are a resident's own (address, devices, passkeys, work) are neither seen nor changed.
do $$
declare it text;
begin
    foreach it in array array['common.channel', 'common.device_token', 'common.passkey', 'common.oidc_identity'] loop
        execute format('create policy alone on %s as restrictive to kring_circle
            using ((select circle.circles_i_am_helped_in()) = ''{}'')', it);
    end loop;
end $$;
-- A job writes what the person at the screen added: it asks the same.
create policy alone_new on common.passkey as restrictive for insert to kring_worker
    with check (not exists (select 1 from circle.helper_session s
        where s.account_id = passkey.account_id and s.until > common.kring_now()));
create policy alone_new on common.oidc_identity as restrictive for insert to kring_worker
    with check (not exists (select 1 from circle.helper_session s
        where s.account_id = oidc_identity.account_id and s.until > common.kring_now()));
-- One at a time, wherever it began: and meanwhile she does nothing weighty in any of her circles.
alter table circle.helper_session no force row level security;
delete from circle.helper_session; -- half an hour at most
alter table circle.helper_session force row level security;
create unique index helper_session_of on circle.helper_session (account_id);
grant create on schema circle to kring_rights;
set local role kring_rights;
create or replace function circle.circles_i_am_helped_in() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    if not exists (select 1 from helper_session where account_id = me and until > common.kring_now()) then
        return '{}';
    end if;
    return array(select circle_id from circle_resident where account_id = me and ended_at is null
        union select circle_id from circle_member where account_id = me and ended_at is null
        union select circle_id from representation where account_id = me and ended_at is null
        union select circle_id from helper_session where account_id = me);
end $$;
reset role;
revoke create on schema circle from kring_rights;
