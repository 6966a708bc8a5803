-- The kinds of post (journey c, decision 056). An entry says that it is a post; the post says of what kind. An answer is of no kind of its own.
alter table circle.post add column kind text not null default 'UPDATE'
        check (kind in ('UPDATE', 'CHECK_IN', 'QUESTION', 'MILESTONE', 'SURPRISE')),
    add column face smallint check (face between 1 and 5),
    add column whose_id uuid references common.account on delete set null,
    add column asked_id uuid references common.account on delete set null,
    add column expected_on date,
    add column revealed_at timestamptz,
    add constraint post_kind_fits check (thread_id = id or kind = 'UPDATE'),
    add constraint post_face_fits check ((face is not null) = (kind = 'CHECK_IN')),
    add constraint post_asked_fits check (kind = 'QUESTION' or asked_id is null and expected_on is null);
alter table circle.post drop constraint post_check,
    add constraint post_text_fits check (case when deleted_at is null
        then length(text) <= 2000 and (length(text) > 0 or kind = 'CHECK_IN') else text = '' end);
create index post_asked_still on circle.post (circle_id, id) where kind = 'QUESTION' and deleted_at is null;
create index post_to_reveal on circle.post (audience_id) where kind = 'SURPRISE' and revealed_at is null;
create index post_on_top on circle.post (circle_id, id desc) where kind in ('MILESTONE', 'SURPRISE');

-- Who hides something tells a surprise, and a surprise is hidden; how somebody is, is about health; a milestone is told by who lives
-- here or is close by; somebody is asked who takes part here.
create policy its_kind on circle.post as restrictive for insert to kring_circle
    with check (thread_id <> id or exists (select 1 from circle.audience a where a.id = audience_id
            and (kind = 'SURPRISE') = (a.hidden_until is not null) and (kind <> 'CHECK_IN' or a.topic = 'HEALTH'))
        and (kind <> 'MILESTONE' or circle_id = any ((select circle.my_own_circles())::uuid[])
            or circle_id = any ((select circle.circles_i_am_close_in())::uuid[]))
        and revealed_at is null);

-- Of what was taken away nothing stays, neither a face nor who was asked nor what it was.
create function circle.nothing_of_it_stays() returns trigger language plpgsql as $$
begin
    new.kind := 'UPDATE';
    new.face := null;
    new.whose_id := null;
    new.asked_id := null;
    new.expected_on := null;
    return new;
end $$;
create trigger nothing_of_it_stays before update on circle.post
    for each row when (new.deleted_at is not null and old.deleted_at is null) execute function circle.nothing_of_it_stays();

-- "Beantwoord": said once, by who asked, by who was asked or by who lives here.
create table circle.question_answered (
    post_id uuid primary key references circle.post on delete cascade,
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    at timestamptz not null default common.kring_now()
);
create index question_answered_circle on circle.question_answered (circle_id);
alter table circle.question_answered enable row level security;
alter table circle.question_answered force row level security;
create policy worker on circle.question_answered to kring_worker using (true);
create policy reader on circle.question_answered to kring_circle
    using (exists (select 1 from circle.post p where p.id = post_id))
    with check (account_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[])
        and exists (select 1 from circle.post p where p.id = post_id and p.circle_id = question_answered.circle_id
            and p.kind = 'QUESTION' and p.deleted_at is null and (p.author_id = common.me() or p.asked_id = common.me()
                or p.circle_id = any ((select circle.my_own_circles())::uuid[]))));
create policy still_open on circle.question_answered as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
grant select, insert (post_id, circle_id, account_id) on circle.question_answered to kring_circle;
grant select, update on circle.question_answered to kring_worker;
