-- What came in from elsewhere: the name a thing has there, a hash of its content, and what it became here. A second import
-- finds everything again and changes nothing; another hash means that the source changed, which is reported and not taken over.
create table circle.imported (
    source text not null,
    kind text not null,
    source_id text not null,
    hash text not null,
    name_mark text,
    our_id uuid,
    circle_id uuid references circle.circle,
    imported_at timestamptz not null default common.kring_now(),
    primary key (source, kind, source_id)
);
-- The numbers by which others know a person. The mark of a name keeps one number or id from making two people one.
create table circle.imported_number (
    source text not null,
    number text not null,
    name_mark text not null,
    account_id uuid not null references common.account,
    primary key (source, number, name_mark)
);
do $$
declare t text;
begin
    foreach t in array array['imported', 'imported_number'] loop
        execute format('alter table circle.%I enable row level security', t);
        execute format('alter table circle.%I force row level security', t);
        execute format('create policy worker on circle.%I to kring_worker using (true)', t);
        execute format('grant select, insert on circle.%I to kring_worker', t);
    end loop;
end $$;
