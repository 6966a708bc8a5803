-- When somebody was here last, to the day; and when an account that nobody uses was asked about. Who is forgotten keeps no name.
alter table common.account add column used_at timestamptz not null default common.kring_now(),
    add column unused_asked_at timestamptz,
    add column forgotten_at timestamptz;
create index account_used on common.account (used_at) where tenant_id is null and forgotten_at is null;
