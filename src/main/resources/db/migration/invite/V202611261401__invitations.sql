-- Who was asked to join a circle (R-A8 to R-A11). The address goes as soon as there is an answer, the row after thirty days (R-A2).
create table circle.invitation (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    proposed_by uuid not null references common.account,
    first_name text not null check (length(first_name) between 1 and 80),
    address text check (length(address) <= 254),
    relation text not null check (relation in ('CLOSE_ONE', 'INFORMAL_CARER', 'VOLUNTEER', 'NEIGHBOUR')),
    relation_word text not null check (length(relation_word) between 1 and 80),
    ring text not null check (ring in ('INNER', 'HELPERS')),
    language text not null check (language in ('nl', 'en', 'fy')),
    state text not null check (state in ('PROPOSED', 'OPEN', 'ACCEPTED', 'NOT_NOW', 'EXPIRED', 'TAKEN_BACK', 'NOT_APPROVED')),
    mail text not null default 'PENDING' check (mail in ('PENDING', 'FAILING', 'SENT')),
    mails int not null default 1,
    created_at timestamptz not null default common.kring_now(),
    decide_by timestamptz,
    opened_at timestamptz,
    expires_at timestamptz,
    remind_at timestamptz,
    reminded int not null default 0,
    account_id uuid references common.account,
    known_by text,
    check (state <> 'PROPOSED' or decide_by is not null),
    check (state <> 'OPEN' or address is not null and opened_at is not null and expires_at is not null),
    check ((state = 'ACCEPTED') = (account_id is not null))
);
create index invitation_circle on circle.invitation (circle_id, created_at);
create index invitation_decide on circle.invitation (decide_by) where state = 'PROPOSED';
create index invitation_expires on circle.invitation (expires_at) where state = 'OPEN';
create index invitation_remind on circle.invitation (remind_at) where state = 'OPEN';
create index invitation_created on circle.invitation (created_at);
-- Whose invitations this person sends and approves, said in one place.
create function circle.circles_i_ask_for() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
begin
    return circle.circles_i_decide_on();
end $$;
grant create on schema circle to kring_rights;
alter function circle.circles_i_ask_for() owner to kring_rights;
revoke create on schema circle from kring_rights;
alter table circle.invitation enable row level security;
alter table circle.invitation force row level security;
create policy rights_read on circle.invitation for select to kring_rights using (true);
create policy worker on circle.invitation to kring_worker using (true);
create policy own on circle.invitation for select to kring_circle
    using (circle_id = any ((select circle.circles_i_ask_for())::uuid[])
        or proposed_by = common.me() and circle_id = any ((select circle.my_circles())::uuid[]));
-- Who does not decide proposes; nobody of a circle writes that somebody accepted.
create policy propose on circle.invitation for insert to kring_circle
    with check (proposed_by = common.me() and circle_id = any ((select circle.my_circles())::uuid[])
        and (state = 'PROPOSED' or state = 'OPEN' and circle_id = any ((select circle.circles_i_ask_for())::uuid[])));
create policy decide on circle.invitation for update to kring_circle
    using (state in ('PROPOSED', 'OPEN') and circle_id = any ((select circle.circles_i_ask_for())::uuid[]))
    with check (state in ('OPEN', 'TAKEN_BACK', 'NOT_APPROVED')
        and circle_id = any ((select circle.circles_i_ask_for())::uuid[]));
create policy take_back on circle.invitation for update to kring_circle
    using (state in ('PROPOSED', 'OPEN') and proposed_by = common.me()
        and circle_id = any ((select circle.my_circles())::uuid[]))
    with check (state = 'TAKEN_BACK' and address is null);
grant select on circle.invitation to kring_circle, kring_rights;
grant insert on circle.invitation to kring_circle;
grant update (state, address, mail, mails, opened_at, expires_at, remind_at) on circle.invitation to kring_circle;
grant select, insert, update, delete on circle.invitation to kring_worker;

-- Every mail of an invitation holds a secret of its own, kept as a hash; which of them is followed makes no difference.
create table circle.invitation_link (
    hash bytea primary key,
    invitation_id uuid not null references circle.invitation on delete cascade,
    minted_at timestamptz not null default clock_timestamp()
);
create index invitation_link_invitation on circle.invitation_link (invitation_id);
-- To an address that never wants to be invited nothing is sent; the row answers after a while as anybody could.
create table circle.invitation_hushed (
    invitation_id uuid primary key references circle.invitation on delete cascade,
    answer_at timestamptz not null
);
create table common.never_again (
    address_hash bytea primary key,
    since timestamptz not null default common.kring_now()
);
create table common.never_again_key (
    only_one boolean primary key default true check (only_one),
    key bytea not null
);
insert into common.never_again_key (key) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
do $$
declare t text;
begin
    foreach t in array array['circle.invitation_link', 'circle.invitation_hushed', 'common.never_again', 'common.never_again_key'] loop
        execute format('alter table %s enable row level security', t);
        execute format('alter table %s force row level security', t);
        execute format('create policy worker on %s to kring_worker using (true)', t);
        execute format('grant select, insert, delete on %s to kring_worker', t);
    end loop;
end $$;
revoke insert, delete on common.never_again_key from kring_worker;

-- What somebody who invites must be told of people and invitations that are not all hers to read: numbers, and one yes or no.
create function circle.places_taken(which uuid) returns int language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
begin
    if which <> all (circle.my_circles()) then
        return 0;
    end if;
    return (select count(*) from circle_member where circle_id = which and ended_at is null)
        + (select count(*) from invitation where circle_id = which and (state = 'PROPOSED'
            or state = 'OPEN' and expires_at > common.kring_now()));
end $$;
create function circle.invited_today(which uuid) returns int language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
begin
    if which <> all (circle.my_circles()) then
        return 0;
    end if;
    return (select count(*) from invitation where circle_id = which and created_at > common.kring_now() - interval '1 day');
end $$;
create function circle.there_already(which uuid, called text, reads_at text) returns text language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    if which <> all (circle.my_circles()) then
        return null;
    end if;
    if exists (select 1 from invitation i where i.circle_id = which and i.address = reads_at and lower(i.first_name) = lower(called)
            and (i.state = 'PROPOSED' or i.state = 'OPEN' and i.expires_at > common.kring_now())) then
        return 'INVITED';
    end if;
    return (select case when a.id = me then 'SELF' else 'MEMBER' end
        from common.account a join common.channel c on c.account_id = a.id
        where c.kind = 'EMAIL' and c.address = reads_at and lower(a.first_name) = lower(called)
        and a.id in (select account_id from circle_resident where circle_id = which and ended_at is null
            union select account_id from circle_member where circle_id = which and ended_at is null
            union select account_id from representation where circle_id = which and ended_at is null
                and valid_until > common.kring_now())
        order by a.id = me desc limit 1);
end $$;
grant create on schema circle to kring_rights;
alter function circle.places_taken(uuid) owner to kring_rights;
alter function circle.invited_today(uuid) owner to kring_rights;
alter function circle.there_already(uuid, text, text) owner to kring_rights;
revoke create on schema circle from kring_rights;
create policy rights_read on common.account for select to kring_rights using (true);
create policy rights_read on common.channel for select to kring_rights using (true);
grant select (id, first_name) on common.account to kring_rights;
grant select (account_id, kind, address) on common.channel to kring_rights;

-- Step 6 of forming: who stands round the resident, drawn for herself. Nobody else reads it, not even who speaks for her.
create table circle.sketch_name (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    first_name text not null check (length(first_name) between 1 and 80),
    ring text not null check (ring in ('INNER', 'HELPERS', 'PROFESSIONALS'))
);
create index sketch_name_circle on circle.sketch_name (circle_id);
alter table circle.sketch_name enable row level security;
alter table circle.sketch_name force row level security;
create policy own on circle.sketch_name to kring_circle
    using (circle_id = any ((select circle.my_own_circles())::uuid[]))
    with check (circle_id = any ((select circle.my_own_circles())::uuid[]));
create policy worker on circle.sketch_name to kring_worker using (true);
grant select, insert, delete on circle.sketch_name to kring_circle;
grant update (first_name, ring) on circle.sketch_name to kring_circle;
grant select, delete on circle.sketch_name to kring_worker;
