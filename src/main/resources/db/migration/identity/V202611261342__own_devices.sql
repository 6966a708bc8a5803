-- What a device looks like, for its owner to know it again; and its owner may end it.
alter table common.device_token add column kind text not null default 'OTHER', add column browser text not null default '';
create policy own_end on common.device_token for update to kring_circle
    using (account_id = common.me()) with check (account_id = common.me());
grant update (ended_at) on common.device_token to kring_circle;

-- Passkeys: a public key each; the private one never leaves the device, and opens only to a finger, a face or a pin.
create table common.passkey (
    id uuid primary key,
    account_id uuid not null references common.account,
    credential_id bytea not null unique,
    public_key bytea not null,
    attestation_object bytea not null,
    sign_count bigint not null,
    user_verified boolean not null check (user_verified),
    backup_eligible boolean not null,
    backup_state boolean not null,
    transports text not null default '',
    label text not null check (length(label) between 1 and 80),
    created_at timestamptz not null default clock_timestamp(),
    used_at timestamptz,
    ended_at timestamptz
);
create index passkey_account on common.passkey (account_id) where ended_at is null;
alter table common.passkey enable row level security;
alter table common.passkey force row level security;
create policy own on common.passkey to kring_circle, kring_file using (account_id = common.me());
create policy worker on common.passkey to kring_worker using (true);
grant select (id, account_id, label, created_at, used_at, ended_at) on common.passkey to kring_circle, kring_file;
grant update (label, ended_at) on common.passkey to kring_circle, kring_file;
grant select, insert, update on common.passkey to kring_worker;
