-- Six digits may also prove a telephone number (R-C7): of one account, that asked for them.
alter table common.address_proof add column account_id uuid references common.account on delete cascade;
create index address_proof_account on common.address_proof (account_id, asked_at) where account_id is not null;

-- What somebody who reads mail as well wants by text message; null where nobody chose it.
alter table common.channel add column texts text check (texts in ('ALERTS', 'TASKS_AND_ALERTS'));
alter table common.channel add check (texts is null or kind = 'SMS');
grant update (texts) on common.channel to kring_circle;

-- One's own number goes in one step; a mailbox, by which one comes in, does not.
create policy own_number_goes on common.channel for delete to kring_circle
    using (kind = 'SMS' and account_id = common.me());
grant delete on common.channel to kring_circle;

-- A job keeps what was proven at the screen: not while somebody looks along there (R-C19).
create policy alone_new on common.channel as restrictive for insert to kring_worker
    with check (kind <> 'SMS' or not exists (select 1 from circle.helper_session s
        where s.account_id = channel.account_id and s.until > common.kring_now()));
