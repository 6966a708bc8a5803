-- "Klopt dit niet?": what somebody asked about a line of the log, in the words that crossed, and what came back (R-M2).
create table circle.doubt (
    id uuid primary key,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    line bigint not null,
    said text not null check (length(said) between 1 and 500),
    question text not null check (length(question) <= 1000),
    asked_at timestamptz not null default common.kring_now(),
    answer_before date not null,
    bridge_id uuid not null unique references bridge.crossing,
    answer text check (length(answer) between 1 and 2000),
    answered_by text,
    answered_at timestamptz,
    check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create unique index doubt_open on circle.doubt (circle_id, line) where answered_at is null;
create index doubt_circle on circle.doubt (circle_id, id desc);
alter table circle.doubt enable row level security;
alter table circle.doubt force row level security;
create policy worker on circle.doubt to kring_worker using (true);
create policy decides on circle.doubt to kring_circle
    using (circle_id = any ((select circle.circles_i_decide_on())::uuid[]))
    with check (account_id = common.me() and circle_id = any ((select circle.circles_i_decide_on())::uuid[]));
grant select, insert (id, circle_id, account_id, line, said, question, answer_before, bridge_id) on circle.doubt to kring_circle;
grant select, update on circle.doubt to kring_worker;

-- Who answers in a circle's name, by first name: the privacy officer of who hosts it. Nobody else of the municipality is named by it.
create function circle.privacy_officer(which uuid) returns text language sql stable security definer
    set search_path = circle, pg_temp as $$
    select a.first_name from common.account a join circle c on c.tenant_id = a.tenant_id
        where c.id = which and which = any (circle.circles_i_decide_on()) and a.staff_role = 'PRIVACY_OFFICER' order by a.id limit 1
$$;
grant select (tenant_id, staff_role) on common.account to kring_rights;
grant create on schema circle to kring_rights;
alter function circle.privacy_officer(uuid) owner to kring_rights;
revoke create on schema circle from kring_rights;
