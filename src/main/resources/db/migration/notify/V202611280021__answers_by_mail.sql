-- Which conversation a letter is about, if it is about one: then it can be answered (R-C5).
alter table common.delivery add column thread_id uuid;

-- The address that such a letter can be answered to: of one person and one conversation. Of its secret only a hash is here.
create table common.reply_address (
    token_hash bytea primary key check (length(token_hash) = 32),
    account_id uuid not null references common.account on delete cascade,
    circle_id uuid not null,
    thread_id uuid not null,
    expires_at timestamptz not null
);
create index reply_address_account on common.reply_address (account_id);
create index reply_address_circle on common.reply_address (circle_id);
create index reply_address_expires on common.reply_address (expires_at);

-- A mail that came in by such an address, by a hash of which mail it is, and the id of the answer that it becomes: once, however often it is read.
create table common.mail_in (
    mail_hash bytea primary key check (length(mail_hash) = 32),
    answer_id uuid not null,
    circle_id uuid not null,
    came_at timestamptz not null default common.kring_now(),
    done_at timestamptz
);
create index mail_in_circle on common.mail_in (circle_id);
create index mail_in_came on common.mail_in (came_at);
do $$
declare t text;
begin
    foreach t in array array['reply_address', 'mail_in'] loop
        execute format('alter table common.%I enable row level security', t);
        execute format('alter table common.%I force row level security', t);
        execute format('create policy worker on common.%I to kring_worker using (true)', t);
    end loop;
end $$;
grant select, insert, delete on common.reply_address to kring_worker;
grant select, insert, delete, update (done_at) on common.mail_in to kring_worker;
