-- R-C9, R-C6: how often somebody hears by mail of one circle, how much of it stands in the mail, and when not. Her own choice, which
-- nobody else reads; a job does, to know when a letter may leave. Without a row it is as it is for her ring.
create table circle.told_how (
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account on delete cascade,
    often text not null check (often in ('DIRECT', 'DAILY', 'WEEKLY', 'ONLY_WHEN_ASKED')),
    shows text not null check (shows in ('FULL', 'FIRST_LINE', 'ONLY_THAT_THERE_IS_SOMETHING')),
    quiet_from time not null,
    quiet_to time not null,
    primary key (circle_id, account_id)
);
-- What somebody is still to be told: a row a person, written with the thing itself, and gone once it was told. It says whom, never what:
-- the words are read when the letter leaves, as far as that person may read them then.
create table circle.to_tell (
    thing_id uuid not null,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account on delete cascade,
    asked boolean not null,
    bare boolean not null default false,
    at timestamptz not null default common.kring_now(),
    due_at timestamptz,
    letter_id uuid,
    primary key (thing_id, account_id)
);
create index to_tell_whom on circle.to_tell (circle_id, account_id);
create index to_tell_due on circle.to_tell (due_at) where letter_id is null;
create index to_tell_letter on circle.to_tell (letter_id) where letter_id is not null;
create index to_tell_old on circle.to_tell (at);
do $$
declare t text;
begin
    foreach t in array array['told_how', 'to_tell'] loop
        execute format('alter table circle.%I enable row level security', t);
        execute format('alter table circle.%I force row level security', t);
        execute format('create policy worker on circle.%I to kring_worker using (true)', t);
        execute format('create policy still_open on circle.%I as restrictive for insert to kring_circle
            with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]))', t);
        execute format('create policy goes on circle.%I for all to kring_rights using (true)', t);
        execute format('grant select, insert, update, delete on circle.%I to kring_worker', t);
    end loop;
end $$;
create policy mine on circle.told_how to kring_circle
    using (account_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[]))
    with check (account_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[]));
create policy still_open_u on circle.told_how as restrictive for update to kring_circle
    using (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
grant select, insert, update (often, shows, quiet_from, quiet_to) on circle.told_how to kring_circle;
-- Who told something says whom it is told, and nothing of anybody else's; nobody reads who is to be told what, not even oneself.
create policy who_told_it on circle.to_tell for insert to kring_circle
    with check (account_id <> common.me() and circle_id = any ((select circle.my_circles())::uuid[])
        and exists (select 1 from circle.post p where p.id = thing_id and p.circle_id = to_tell.circle_id
            and p.author_id = common.me() and p.brought_id is null));
grant insert (thing_id, circle_id, account_id, asked, bare) on circle.to_tell to kring_circle;

grant select (circle_id, account_id, letter_id), delete, update (due_at, at) on circle.to_tell to kring_rights;
grant select (circle_id, account_id), delete on circle.told_how to kring_rights;
grant create on schema circle to kring_rights;
set local role kring_rights;
-- Who chooses otherwise is told otherwise from now on, also what waited already.
create function circle.told_otherwise() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    update to_tell set due_at = null, at = common.kring_now() where circle_id = new.circle_id and account_id = new.account_id and letter_id is null;
    return null;
end $$;
-- It goes with the last seat, as notes do; looked at when all is done, as one seat may end where another begins.
create function circle.told_no_more() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    if not exists (select 1 from circle_member m where m.circle_id = new.circle_id and m.account_id = new.account_id and m.ended_at is null)
        and not exists (select 1 from circle_resident r where r.circle_id = new.circle_id and r.account_id = new.account_id and r.ended_at is null)
        and not exists (select 1 from representation p where p.circle_id = new.circle_id and p.account_id = new.account_id and p.ended_at is null)
    then
        delete from to_tell t where t.circle_id = new.circle_id and t.account_id = new.account_id;
        delete from told_how h where h.circle_id = new.circle_id and h.account_id = new.account_id;
    end if;
    return null;
end $$;
reset role;
revoke create on schema circle from kring_rights;
create trigger told_otherwise after insert or update on circle.told_how
    for each row execute function circle.told_otherwise();
do $$
declare t text;
begin
    foreach t in array array['circle_member', 'circle_resident', 'representation'] loop
        execute format('create constraint trigger told_no_more after update on circle.%I deferrable initially deferred for each row
            when (new.ended_at is not null and old.ended_at is null) execute function circle.told_no_more()', t);
    end loop;
end $$;
