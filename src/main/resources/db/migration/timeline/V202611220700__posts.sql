-- One entry a visible thing; the module that owns the thing draws its card.
create table circle.entry (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    audience_id uuid not null references circle.audience,
    kind text not null,
    author_id uuid references common.account,
    resident_id uuid,
    at timestamptz not null default common.kring_now(),
    at_estimated boolean not null default false
);
create index entry_window on circle.entry (circle_id, id desc);
create table circle.post (
    id uuid primary key,
    circle_id uuid not null references circle.circle,
    audience_id uuid not null references circle.audience,
    thread_id uuid not null,
    author_id uuid not null references common.account,
    text text not null check (length(text) between 1 and 2000),
    at timestamptz not null default common.kring_now(),
    at_estimated boolean not null default false,
    deleted_at timestamptz
);
create index post_thread on circle.post (thread_id, id);
create table circle.read_receipt (
    post_id uuid not null references circle.post,
    circle_id uuid not null references circle.circle,
    account_id uuid not null references common.account,
    at timestamptz,
    primary key (post_id, account_id)
);
do $$
declare t text;
begin
    foreach t in array array['entry', 'post'] loop
        execute format('alter table circle.%I enable row level security', t);
        execute format('alter table circle.%I force row level security', t);
        execute format('create policy worker on circle.%I to kring_worker using (true)', t);
        execute format('create policy audience on circle.%I to kring_circle using (audience_id = any ((select circle.my_audiences())::uuid[]))
            with check (circle_id = any ((select circle.my_circles())::uuid[]) and audience_id = any ((select circle.my_audiences())::uuid[]))', t);
        execute format('grant select, insert on circle.%I to kring_circle', t);
        execute format('grant select, insert, update on circle.%I to kring_worker', t);
    end loop;
end $$;
-- Nobody writes in another's name.
create policy own_hand on circle.post as restrictive for insert to kring_circle with check (author_id = common.me());
alter table circle.read_receipt enable row level security;
alter table circle.read_receipt force row level security;
create policy worker on circle.read_receipt to kring_worker using (true);
create policy own on circle.read_receipt to kring_circle using (account_id = common.me())
    with check (account_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[]));
create policy resident on circle.read_receipt for select to kring_circle
    using (circle_id = any ((select circle.my_own_circles())::uuid[]));
grant select, insert on circle.read_receipt to kring_circle, kring_worker;
