-- What leaves the process is a row first, written with what it tells of, and tried until it is done or given up aloud.
create table common.delivery (
    id uuid primary key,
    recipient_id uuid,
    channel text not null check (channel in ('EMAIL', 'SMS')),
    template text not null,
    arguments jsonb not null,
    link text not null default '/',
    circle_id uuid,
    subject_id uuid,
    dedupe_key text not null unique,
    state text not null default 'PENDING' check (state in ('PENDING', 'SENT', 'CANCELLED', 'FAILED')),
    tries int not null default 0,
    next_try_at timestamptz not null,
    sent_at timestamptz,
    created_at timestamptz not null default common.kring_now(),
    last_error text
);
create index delivery_due on common.delivery (next_try_at) where state = 'PENDING';
create index delivery_subject on common.delivery (subject_id);
alter table common.delivery enable row level security;
alter table common.delivery force row level security;
create policy write on common.delivery for insert to kring_circle, kring_file with check (true);
create policy worker on common.delivery to kring_worker using (true);
grant insert on common.delivery to kring_circle, kring_file;
grant select, insert, update on common.delivery to kring_worker;

-- What a demo shows instead of mailing it.
create table common.demo_post (
    delivery_id uuid primary key,
    recipient text not null,
    address text not null,
    subject text not null,
    body text not null,
    sent_at timestamptz not null
);
alter table common.demo_post enable row level security;
alter table common.demo_post force row level security;
create policy worker on common.demo_post to kring_worker using (true);
grant select, insert on common.demo_post to kring_worker;
