-- What somebody asked the municipality to see: a representation, never more of the circle than its preview showed (R-B10).
create table circle.representation_request (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    resident_id uuid not null references common.account,
    account_id uuid not null,
    is_staff boolean not null default false check (not is_staff),
    type text not null,
    personal boolean not null,
    financial boolean not null,
    limited boolean not null,
    reference text not null check (length(reference) <= 80),
    valid_until date not null,
    asked_by uuid not null references common.account,
    asked_at timestamptz not null default common.kring_now(),
    bridge_id uuid not null unique references bridge.crossing,
    answered_at timestamptz,
    seen boolean,
    withdrawn_at timestamptz,
    foreign key (account_id, is_staff) references common.account (id, is_staff),
    check ((answered_at is null) = (seen is null)),
    check (account_id <> resident_id),
    check (valid_until <= (asked_at + interval '24 months')::date),
    check (case type
        when 'MENTOR' then personal and not financial and not limited
        when 'ADMINISTRATOR' then financial and not personal and not limited
        when 'GUARDIAN' then personal and financial and not limited
        when 'ATTORNEY' then (personal or financial) and not limited
        when 'RELATIVE' then limited and not personal and not financial
        else false end)
);
create unique index representation_request_open on circle.representation_request (circle_id, account_id, type)
    where answered_at is null and withdrawn_at is null;
alter table circle.representation_request enable row level security;
alter table circle.representation_request force row level security;
create policy worker on circle.representation_request to kring_worker using (true);
create policy own on circle.representation_request to kring_circle
    using (circle_id = any ((select circle.my_circles())::uuid[])
        and (account_id = common.me() or asked_by = common.me()
            or circle_id = any ((select circle.my_own_circles())::uuid[])))
    with check (circle_id = any ((select circle.my_circles())::uuid[]));
-- The resident asks for anybody who is in the circle; everybody else only for herself.
create policy own_hand on circle.representation_request as restrictive for insert to kring_circle
    with check (asked_by = common.me() and circle_id <> all ((select circle.circles_i_am_a_guest_in())::uuid[])
        and (account_id = common.me() or circle_id = any ((select circle.my_own_circles())::uuid[]))
        and exists (select 1 from circle.circle_resident r where r.circle_id = representation_request.circle_id
            and r.account_id = resident_id and r.ended_at is null)
        and exists (select 1 from circle.circle_member m where m.circle_id = representation_request.circle_id
            and m.account_id = representation_request.account_id and m.ended_at is null and m.recognised));
grant select, insert (id, circle_id, resident_id, account_id, type, personal, financial, limited, reference, valid_until, asked_by,
    bridge_id), update (withdrawn_at) on circle.representation_request to kring_circle;
grant select, update, delete on circle.representation_request to kring_worker;

-- Who speaks for somebody may stop; nobody else ends it here, except the resident what she gave herself.
create policy stops on circle.representation as restrictive for update to kring_circle
    using (account_id = common.me()
        or type in ('ATTORNEY', 'RELATIVE') and resident_id = common.me());
grant update (ended_at) on circle.representation to kring_circle;
grant delete on circle.representation to kring_worker;
