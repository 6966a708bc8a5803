-- Whether somebody reads mail at an address: six digits, real time, hashed, bound to the browser that asked, five tries.
create table common.address_proof (
    id uuid primary key,
    address text not null,
    name text not null,
    language text not null default 'nl',
    browser_hash bytea not null,
    code_hash bytea,
    wrong_codes int not null default 0,
    asked_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null default clock_timestamp() + interval '10 minutes',
    used_at timestamptz
);
create index address_proof_browser on common.address_proof (browser_hash);

-- The link that an installation without an administrator prints: 24 hours, real time, hashed, once; a new start ends the old one.
create table common.first_key (
    id uuid primary key,
    hash bytea not null unique,
    expires_at timestamptz not null default clock_timestamp() + interval '24 hours',
    used_at timestamptz,
    ended_at timestamptz
);
do $$
declare t text;
begin
    foreach t in array array['address_proof', 'first_key'] loop
        execute format('alter table common.%I enable row level security', t);
        execute format('alter table common.%I force row level security', t);
        execute format('create policy worker on common.%I to kring_worker using (true)', t);
        execute format('grant select, insert, update on common.%I to kring_worker', t);
    end loop;
end $$;

-- What a municipality is called is for who runs Kring there to say; everybody reads it.
alter table common.tenant enable row level security;
alter table common.tenant force row level security;
create policy everybody on common.tenant for select to kring_circle, kring_file using (true);
create policy worker on common.tenant to kring_worker using (true);
create policy office on common.tenant for update to kring_file
    using (id = common.my_tenant() and (select common.i_am_tenant_admin()));
grant update (name, access_model, navigator_label) on common.tenant to kring_file;
