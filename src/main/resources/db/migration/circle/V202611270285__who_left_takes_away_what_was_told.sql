-- R-B9: who leaves, or left before, asks that what she told goes. A job does it at its next tick; what others answered stays.
create table circle.own_erasure (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    asked_at timestamptz not null default common.kring_now(),
    done_at timestamptz
);
create index own_erasure_due on circle.own_erasure (asked_at) where done_at is null;
create index own_erasure_circle on circle.own_erasure (circle_id);
-- Where this person is or was a member.
create function circle.circles_i_was_in() returns uuid[] language plpgsql stable security definer
    set search_path = circle, pg_temp as $$
begin
    return array(select circle_id from circle_member where account_id = nullif(current_setting('kring.person', true), '')::uuid);
end $$;
grant create on schema circle to kring_rights;
alter function circle.circles_i_was_in() owner to kring_rights;
revoke create on schema circle from kring_rights;
alter table circle.own_erasure enable row level security;
alter table circle.own_erasure force row level security;
create policy worker on circle.own_erasure to kring_worker using (true);
create policy own on circle.own_erasure to kring_circle using (account_id = common.me())
    with check (account_id = common.me() and circle_id = any ((select circle.circles_i_was_in())::uuid[]));
grant select, insert (id, circle_id, account_id) on circle.own_erasure to kring_circle;
grant select, update on circle.own_erasure to kring_worker;
