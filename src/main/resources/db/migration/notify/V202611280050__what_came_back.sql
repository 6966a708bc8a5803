-- A mail that came back did not arrive, though it left.
alter table common.delivery drop constraint delivery_state_check;
alter table common.delivery add constraint delivery_state_check
    check (state in ('PENDING', 'SENT', 'CANCELLED', 'FAILED', 'BOUNCED'));
create index delivery_waits on common.delivery (recipient_id) where state in ('PENDING', 'BOUNCED');

-- What left for a mailbox: when, to which (a keyed hash, and as much of it as its owner knows it by), and whether it came back. By the secret
-- in its return address, of which only a hash is here, a server says so; nobody else can.
create table common.mail_out (
    token_hash bytea primary key check (length(token_hash) = 32),
    delivery_id uuid not null,
    account_id uuid references common.account on delete cascade,
    circle_id uuid,
    template text not null,
    address_hash bytea not null check (length(address_hash) = 32),
    shown text,
    made_at timestamptz not null default common.kring_now(),
    left_at timestamptz,
    put_off_at timestamptz,
    came_back_at timestamptz,
    why text check (why in ('NO_SUCH_ADDRESS', 'CLOSED', 'FULL', 'REFUSED', 'NOT_TAKEN', 'TOO_LARGE', 'OTHER')),
    check ((account_id is null) = (shown is null)),
    check ((came_back_at is null) = (why is null))
);
create index mail_out_delivery on common.mail_out (delivery_id);
create index mail_out_whose on common.mail_out (account_id, left_at) where account_id is not null;
create index mail_out_circle on common.mail_out (circle_id) where circle_id is not null;
create index mail_out_made on common.mail_out (made_at);
alter table common.mail_out enable row level security;
alter table common.mail_out force row level security;
create policy worker on common.mail_out to kring_worker using (true);
-- Each reads of the own mail what became of it, and nobody of anybody else's.
create policy own on common.mail_out for select to kring_circle using (account_id = common.me());
grant select, insert, delete, update (made_at, left_at, put_off_at, came_back_at, why) on common.mail_out to kring_worker;
grant select (account_id, circle_id, template, shown, left_at, put_off_at, came_back_at, why) on common.mail_out to kring_circle;
