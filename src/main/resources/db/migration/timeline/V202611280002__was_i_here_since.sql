-- Who leaves no marks is not mailed what stood before her when she was here last. It answers yes or no, of whoever is asked for in this
-- transaction; the moment itself stays hers.
grant select (at) on circle.was_here to kring_rights;
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.i_was_here_since(which uuid, moment timestamptz) returns boolean language sql stable security definer
    set search_path = circle, pg_temp as $$
    select exists (select 1 from was_here w where w.circle_id = which
        and w.account_id = nullif(current_setting('kring.person', true), '')::uuid and w.at >= moment)
$$;
reset role;
revoke create on schema circle from kring_rights;
