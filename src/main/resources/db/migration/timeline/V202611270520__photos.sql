-- Photos of a post (decision 055). One belongs to a post from the moment that the post is told; before that it is its maker's alone.
create table circle.photo (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    post_id uuid references circle.post on delete cascade,
    author_id uuid not null references common.account,
    place int not null default 0,
    alt text not null default '' check (length(alt) <= 300),
    width int not null check (width > 0),
    height int not null check (height > 0),
    made_at timestamptz not null default common.kring_now(),
    hidden_at timestamptz
);
alter table circle.photo alter column alt set statistics 0;
create index photo_circle on circle.photo (circle_id);
create index photo_post on circle.photo (post_id, place);
create index photo_author on circle.photo (author_id);
create index photo_waits on circle.photo (made_at) where post_id is null;
create index photo_hidden on circle.photo (hidden_at) where hidden_at is not null;
-- What it is made of, where it is kept in PostgreSQL.
create table circle.photo_file (
    photo_id uuid not null references circle.photo on delete cascade,
    size text not null check (size in ('THUMB', 'SCREEN', 'LARGE')),
    bytes bytea not null,
    primary key (photo_id, size)
);
alter table circle.photo_file alter column bytes set storage external; -- a JPEG does not become smaller
alter table circle.photo_file alter column bytes set statistics 0;
-- R-C15: who is on a photo asks to take it away.
create table circle.photo_ask (
    photo_id uuid not null references circle.photo on delete cascade,
    asked_by uuid not null references common.account,
    asked_at timestamptz not null default common.kring_now(),
    answered_at timestamptz,
    primary key (photo_id, asked_by)
);
create index photo_ask_by on circle.photo_ask (asked_by);
-- Of what went, the files outside PostgreSQL follow.
create table circle.photo_gone (
    photo_id uuid primary key,
    gone_at timestamptz not null default common.kring_now()
);
do $$
declare t text;
begin
    foreach t in array array['photo', 'photo_file', 'photo_ask', 'photo_gone'] loop
        execute format('alter table circle.%I enable row level security', t);
        execute format('alter table circle.%I force row level security', t);
        execute format('create policy worker on circle.%I to kring_worker using (true)', t);
    end loop;
end $$;
grant select, delete on circle.photo to kring_worker;
grant update (circle_id) on circle.photo to kring_worker;
grant select on circle.photo_file, circle.photo_ask to kring_worker;
grant select, delete on circle.photo_gone to kring_worker;

-- Seen by who reads its post now; hidden, by its maker and the resident; without a post, by its maker.
create policy of_its_post on circle.photo for select to kring_circle
    using (case when post_id is null then author_id = common.me()
        else exists (select 1 from circle.post p where p.id = post_id and p.deleted_at is null)
            and (hidden_at is null or author_id = common.me() or circle_id = any ((select circle.my_own_circles())::uuid[])) end);
create policy own_hand on circle.photo for insert to kring_circle
    with check (author_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[]));
create policy guest on circle.photo as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[]));
create policy still_open on circle.photo as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
-- It is put to a post of its maker's own, once.
create policy put_to_own_post on circle.photo for update to kring_circle
    using (author_id = common.me() and post_id is null)
    with check (author_id = common.me() and exists (select 1 from circle.post p where p.id = post_id
        and p.author_id = common.me() and p.brought_id is null and p.circle_id = photo.circle_id and p.deleted_at is null));
create policy taken_away on circle.photo for delete to kring_circle
    using (author_id = common.me() or circle_id = any ((select circle.my_own_circles())::uuid[])
        and circle_id <> all ((select circle.my_apart_circles())::uuid[]));
grant select, delete on circle.photo to kring_circle;
grant insert (id, circle_id, author_id, width, height) on circle.photo to kring_circle;
grant update (post_id, place, alt) on circle.photo to kring_circle;
-- A hidden one is looked at by a resident only, who decides.
create policy of_its_photo on circle.photo_file for select to kring_circle
    using (exists (select 1 from circle.photo f where f.id = photo_id
        and (f.hidden_at is null or f.circle_id = any ((select circle.my_own_circles())::uuid[]))));
create policy own_hand on circle.photo_file for insert to kring_circle
    with check (exists (select 1 from circle.photo f where f.id = photo_id and f.author_id = common.me() and f.post_id is null));
grant select, insert on circle.photo_file to kring_circle;
create policy own_and_resident on circle.photo_ask for select to kring_circle
    using (asked_by = common.me() or exists (select 1 from circle.photo f where f.id = photo_id
        and f.circle_id = any ((select circle.my_own_circles())::uuid[])));
create policy own_hand on circle.photo_ask for insert to kring_circle
    with check (asked_by = common.me() and answered_at is null
        and exists (select 1 from circle.photo f where f.id = photo_id and f.post_id is not null));
create policy resident_answers on circle.photo_ask for update to kring_circle
    using (exists (select 1 from circle.photo f where f.id = photo_id and f.circle_id = any ((select circle.my_own_circles())::uuid[])));
grant select on circle.photo_ask to kring_circle;
grant insert (photo_id, asked_by) on circle.photo_ask to kring_circle;
grant update (answered_at) on circle.photo_ask to kring_circle;
-- That a photo was taken away is proven as of a post.
alter policy write_own on common.erasure
    with check (what in ('POST', 'HEALTH', 'PHOTO') and chain_id = any ((select circle.my_circles())::uuid[]));
-- A job takes away what nobody told, and what was asked to go a week ago.
create policy to_be_erased on circle.photo as restrictive for delete to kring_worker
    using (post_id is null and made_at <= common.kring_now() - interval '1 day'
        or hidden_at <= common.kring_now() - interval '7 days'
        or circle_id = any ((select circle.circles_to_erase())::uuid[]));

-- Whoever asks hides it, and whoever answers shows it again: nobody writes that by hand.
create policy rights on circle.photo to kring_rights using (true);
create policy rights on circle.photo_ask for select to kring_rights using (true);
create policy rights on circle.photo_gone for insert to kring_rights with check (true);
grant select, delete, update (hidden_at) on circle.photo to kring_rights;
grant select on circle.photo_ask to kring_rights;
grant insert on circle.photo_gone to kring_rights;
create function circle.hide_what_is_asked() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    update photo set hidden_at = (select min(asked_at) from photo_ask where photo_id = new.photo_id and answered_at is null)
        where id = new.photo_id;
    return null;
end $$;
-- With the words of a post its photos go, by whomever and however.
create function circle.photos_go_along() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    delete from photo where post_id = new.id;
    return null;
end $$;
create function circle.remember_gone_photo() returns trigger language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    insert into photo_gone (photo_id) values (old.id);
    return null;
end $$;
grant create on schema circle to kring_rights;
alter function circle.hide_what_is_asked() owner to kring_rights;
alter function circle.photos_go_along() owner to kring_rights;
alter function circle.remember_gone_photo() owner to kring_rights;
revoke create on schema circle from kring_rights;
create trigger hide_what_is_asked after insert or update on circle.photo_ask
    for each row execute function circle.hide_what_is_asked();
create trigger photos_go_along after update on circle.post
    for each row when (new.deleted_at is not null and old.deleted_at is null) execute function circle.photos_go_along();
create trigger remember_gone_photo after delete on circle.photo
    for each row execute function circle.remember_gone_photo();
