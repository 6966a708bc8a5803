-- The resident closes her circle: it is read for a while and nothing more, then it is erased. Until then she opens it again.
alter table circle.circle add column closed_at timestamptz, add column erases_at timestamptz;
-- the owner reads no row of a circle, unless for this
alter table circle.circle no force row level security;
update circle.circle set closed_at = common.kring_now(), erases_at = common.kring_now() + interval '90 days' where state = 'CLOSED';
alter table circle.circle force row level security;
alter table circle.circle add check (state <> 'CLOSED' or closed_at is not null and erases_at is not null);
create index circle_to_erase on circle.circle (erases_at) where erases_at is not null;
grant update (closed_at, erases_at) on circle.circle to kring_circle;

create function circle.closing_is_hers() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' and not new.id = any (circle.my_own_circles())
        and ((new.state is distinct from old.state and 'CLOSED' in (new.state, old.state))
            or (new.closed_at, new.erases_at) is distinct from (old.closed_at, old.erases_at)) then
        raise exception insufficient_privilege using message = 'only its resident closes a circle';
    end if;
    if old.state = 'CLOSED' and new.state = 'ACTIVE' and old.erases_at <= common.kring_now() then
        raise exception check_violation using message = 'its time is over';
    end if;
    return new;
end $$;
create trigger closing_is_hers before update on circle.circle for each row execute function circle.closing_is_hers();

-- Who read that it was closed.
create table circle.closing_read (
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    closed_at timestamptz not null,
    at timestamptz not null default common.kring_now(),
    primary key (circle_id, account_id, closed_at)
);
alter table circle.closing_read enable row level security;
alter table circle.closing_read force row level security;
create policy worker on circle.closing_read to kring_worker using (true);
create policy own on circle.closing_read to kring_circle using (account_id = common.me())
    with check (account_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[]));
grant select, insert on circle.closing_read to kring_circle;
grant select on circle.closing_read to kring_worker;

-- In a closed circle a person adds and changes nothing. What stays: reading, leaving, taking away, and taking back what was agreed to.
create function circle.my_closed_circles() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
begin
    return array(select id from circle where id = any (my_circles()) and state = 'CLOSED');
end $$;
grant create on schema circle to kring_rights;
alter function circle.my_closed_circles() owner to kring_rights;
revoke create on schema circle from kring_rights;
do $$
declare t record;
begin
    for t in select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'circle_id' and not a.attisdropped
        where n.nspname = 'circle' and c.relkind = 'r' and c.relname not in ('closing_read', 'consent', 'recovery', 'recovery_answer') loop
        execute format('create policy still_open on circle.%I as restrictive for insert to kring_circle
            with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]))', t.name);
        if t.name not in ('circle_member', 'post') then
            execute format('create policy still_open_u on circle.%I as restrictive for update to kring_circle
                using (circle_id <> all ((select circle.my_closed_circles())::uuid[]))', t.name);
        end if;
    end loop;
end $$;

-- A circle that was begun on behalf goes without its yes, and any other one when the day has come that was said.
drop policy unconfirmed_only on circle.circle;
create policy to_be_erased on circle.circle as restrictive for delete to kring_worker
    using (confirmed_at is null and formation_basis = 'ON_BEHALF'
        or state in ('CLOSED', 'IN_MEMORIAM') and erases_at <= common.kring_now());
create function circle.circles_to_erase() returns uuid[] language sql stable
    return array(select id from circle.circle where state in ('CLOSED', 'IN_MEMORIAM') and erases_at <= common.kring_now());
-- What there is much of goes first, in pieces; the rest goes along with the circle.
do $$
declare t text;
begin
    foreach t in array array['post', 'entry', 'read_receipt'] loop
        execute format('create policy to_be_erased on circle.%I as restrictive for delete to kring_worker
            using (circle_id = any ((select circle.circles_to_erase())::uuid[]))', t);
        execute format('grant delete on circle.%I to kring_worker', t);
    end loop;
end $$;
create index post_circle on circle.post (circle_id);
create index post_audience on circle.post (audience_id);
create index entry_audience on circle.entry (audience_id);
create index read_receipt_circle on circle.read_receipt (circle_id);

-- Who takes something away leaves the proof of it; nobody reads it but jobs.
create policy write_own on common.erasure for insert to kring_circle
    with check (chain_id = any ((select circle.my_circles())::uuid[]) and what in ('POST', 'HEALTH'));
grant insert on common.erasure to kring_circle;
