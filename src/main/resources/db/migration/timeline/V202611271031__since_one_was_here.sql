-- When somebody was here last, so that what came since can be said in a few lines. Her own: nobody else reads it, no job either.
create table circle.was_here (
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account on delete cascade,
    at timestamptz not null default common.kring_now(),
    since timestamptz,
    until timestamptz,
    primary key (circle_id, account_id),
    check ((since is null) = (until is null))
);
alter table circle.was_here enable row level security;
alter table circle.was_here force row level security;
create policy mine on circle.was_here to kring_circle
    using (account_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[]))
    with check (account_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[]));
create policy still_open on circle.was_here as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
create policy still_open_u on circle.was_here as restrictive for update to kring_circle
    using (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
grant select, insert (circle_id, account_id), update (at, since, until) on circle.was_here to kring_circle;
-- It goes with the last seat, as notes do.
create policy goes on circle.was_here for all to kring_rights using (true);
grant select (circle_id, account_id), delete on circle.was_here to kring_rights;
grant create on schema circle to kring_rights;
set local role kring_rights;
create function circle.was_here_no_more() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    delete from was_here w where w.circle_id = new.circle_id and w.account_id = new.account_id
        and not exists (select 1 from circle_member m where m.circle_id = w.circle_id and m.account_id = w.account_id and m.ended_at is null)
        and not exists (select 1 from circle_resident r where r.circle_id = w.circle_id and r.account_id = w.account_id and r.ended_at is null)
        and not exists (select 1 from representation p where p.circle_id = w.circle_id and p.account_id = w.account_id and p.ended_at is null);
    return null;
end $$;
reset role;
revoke create on schema circle from kring_rights;
do $$
declare t text;
begin
    foreach t in array array['circle_member', 'circle_resident', 'representation'] loop
        execute format('create trigger was_here_no_more after update on circle.%I for each row
            when (new.ended_at is not null and old.ended_at is null) execute function circle.was_here_no_more()', t);
    end loop;
end $$;
