-- When which term is looked at again, and when the disk is written anew; one row each, held by whoever does it.
create table common.keeping (
    what text primary key,
    due_at timestamptz not null,
    done_at timestamptz
);
alter table common.keeping enable row level security;
alter table common.keeping force row level security;
create policy worker on common.keeping to kring_worker using (true);
grant select, insert, update on common.keeping to kring_worker;
