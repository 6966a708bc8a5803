-- Who vouches for a person at work: issuer and subject, never a mail address.
create table common.oidc_identity (
    id uuid primary key,
    provider text not null,
    issuer text not null,
    subject text not null,
    account_id uuid not null references common.account,
    linked_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz
);
create unique index oidc_identity_once on common.oidc_identity (issuer, subject) where ended_at is null;
create index oidc_identity_account on common.oidc_identity (account_id) where ended_at is null;
alter table common.oidc_identity enable row level security;
alter table common.oidc_identity force row level security;
create policy own on common.oidc_identity to kring_circle, kring_file using (account_id = common.me());
create policy worker on common.oidc_identity to kring_worker using (true);
grant select on common.oidc_identity to kring_circle, kring_file;
grant update (ended_at) on common.oidc_identity to kring_circle, kring_file;
grant select, insert, update on common.oidc_identity to kring_worker;
