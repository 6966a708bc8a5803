-- R-C16: the secret address of one person's calendar of one circle (decision 059). Only a hash of the secret is kept.
create table circle.agenda_feed (
    circle_id uuid not null references circle.circle on delete cascade,
    account_id uuid not null references common.account,
    secret bytea not null unique check (length(secret) = 32),
    own_words boolean not null default false,
    made_at timestamptz not null default common.kring_now(),
    primary key (circle_id, account_id)
);
create index agenda_feed_account on circle.agenda_feed (account_id);
alter table circle.agenda_feed enable row level security;
alter table circle.agenda_feed force row level security;
create policy worker on circle.agenda_feed to kring_worker using (true);
create policy own on circle.agenda_feed to kring_circle using (account_id = common.me())
    with check (account_id = common.me() and circle_id = any ((select circle.my_circles())::uuid[]));
create policy still_open on circle.agenda_feed as restrictive for insert to kring_circle
    with check (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
create policy still_open_u on circle.agenda_feed as restrictive for update to kring_circle
    using (circle_id <> all ((select circle.my_closed_circles())::uuid[]));
grant select, insert, delete on circle.agenda_feed to kring_circle;
grant update (secret, own_words, made_at) on circle.agenda_feed to kring_circle;
grant select, delete on circle.agenda_feed to kring_worker;
