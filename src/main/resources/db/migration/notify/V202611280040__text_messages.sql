-- By which number somebody answers what was asked of her by text message (R-C7): "JA 3". What it is about is found by it, and nothing of it is here.
create table common.sms_ask (
    account_id uuid not null references common.account on delete cascade,
    number int not null check (number between 1 and 99),
    turn bigint not null generated always as identity,
    circle_id uuid not null,
    subject_id uuid not null,
    template text not null,
    asked_at timestamptz not null default common.kring_now(),
    primary key (account_id, number),
    unique (account_id, subject_id)
);
create index sms_ask_circle on common.sms_ask (circle_id);
create index sms_ask_asked on common.sms_ask (asked_at);

-- A text message that came in, by a hash of which one it is, and the id of what it does: once, however often it is handed over.
create table common.sms_in (
    message_hash bytea primary key check (length(message_hash) = 32),
    answer_id uuid not null,
    came_at timestamptz not null default common.kring_now(),
    done_at timestamptz
);
create index sms_in_came on common.sms_in (came_at);
do $$
declare t text;
begin
    foreach t in array array['sms_ask', 'sms_in'] loop
        execute format('alter table common.%I enable row level security', t);
        execute format('alter table common.%I force row level security', t);
        execute format('create policy worker on common.%I to kring_worker using (true)', t);
    end loop;
end $$;
grant select, insert, delete, update (template) on common.sms_ask to kring_worker;
grant select, insert, delete, update (done_at) on common.sms_in to kring_worker;
-- A number is kept as the whole world dials it.
create policy moved on common.channel to kring_owner using (true);
update common.channel set address = '+31' || substr(regexp_replace(address, '[^0-9]', '', 'g'), 2)
    where kind = 'SMS' and address like '0%' and address not like '00%';
drop policy moved on common.channel;
