-- A municipality and what everybody may know of it: no row here is about a resident.
create table common.tenant (
    id uuid primary key,
    name text not null unique,
    access_model text not null check (access_model in ('NAVIGATOR', 'NEIGHBOURHOOD_TEAM')),
    decision_policy text not null check (decision_policy in ('PLAN_IS_DECISION', 'PLAN_PLUS_SEPARATE_WHEN_REQUIRED')),
    navigator_label text not null,
    form_of_address text not null default 'u' check (form_of_address in ('u', 'je')),
    doorstep_days int not null default 7 check (doorstep_days between 1 and 14),
    crisis_numbers text not null default ''
);
create table common.service_zone (
    id uuid primary key,
    tenant_id uuid not null references common.tenant,
    code text not null,
    name_nl text not null,
    name_fy text not null,
    unique (tenant_id, code)
);
create table common.zone_postcode (
    tenant_id uuid not null references common.tenant,
    postcode text not null check (postcode ~ '^[1-9][0-9]{3}[A-Z]{2}$'),
    zone_id uuid not null references common.service_zone,
    primary key (tenant_id, postcode)
);
create table common.navigator_profile (
    account_id uuid primary key,
    tenant_id uuid not null references common.tenant,
    zone_id uuid references common.service_zone,
    deployment text not null check (deployment in ('FIXED', 'FLYING')),
    name text not null,
    face text,
    phone text not null,
    languages text not null default 'nl'
);
grant select on common.tenant, common.service_zone, common.zone_postcode, common.navigator_profile
    to kring_circle, kring_file, kring_worker;
grant insert, update on common.tenant, common.service_zone, common.zone_postcode, common.navigator_profile
    to kring_worker;
