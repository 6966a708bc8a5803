-- R-D12: who has the alert asks another to do something; it is agreed once she says yes herself. Without ask_by it is asked no more: who has it agreed
-- something else meanwhile. Followed: the job did what follows from it. Late: who has the alert heard that she did not answer in time.
alter table circle.alert
    add column ask_id uuid unique, add column ask_by uuid references common.account, add column ask_of uuid references common.account,
    add column ask_what text, add column ask_before timestamptz, add column ask_due timestamptz, add column ask_answer boolean,
    add column ask_followed boolean not null default true, add column ask_late boolean not null default false,
    add constraint ask_whole check ((ask_id is null) = (ask_of is null or ask_what is null or ask_before is null or ask_due is null));
alter table circle.alert alter column ask_what set statistics 0;
grant update (ask_id, ask_by, ask_of, ask_what, ask_before, ask_due) on circle.alert to kring_circle;

create policy rights_answer on circle.alert for update to kring_rights using (true);
grant update (ask_answer, ask_followed) on circle.alert to kring_rights;
grant create on schema circle to kring_rights;
set local role kring_rights;
-- Whether somebody may be asked to do something now: takes part or lives there, is known, no guest, no child, and does not rest.
create function circle.may_be_asked(which uuid, whom uuid) returns boolean language sql stable security definer
    set search_path = circle, pg_temp as $$
    select exists (select 1 from circle_member m where m.circle_id = which and m.account_id = whom and m.ended_at is null and m.recognised
            and m.relation <> 'GUEST' and not circle.is_child(m.young_until) and coalesce(m.resting_until <= common.kring_now(), true))
        or exists (select 1 from circle_resident r where r.circle_id = which and r.account_id = whom and r.ended_at is null
            and coalesce(r.resting_until <= common.kring_now(), true))
$$;
-- Her own answer, to what she was asked and nothing else; what follows from it the job does.
create function circle.answer_to_do(which uuid, yes boolean) returns boolean language plpgsql security definer
    set search_path = circle, pg_temp as $$
begin
    update alert set ask_answer = yes, ask_followed = false
        where ask_id = which and ask_of = nullif(current_setting('kring.person', true), '')::uuid and ask_answer is null
            and owner_id = ask_by and state in ('ACKNOWLEDGED', 'ACTION_AGREED') and ask_before > common.kring_now()
            and circle_id = any (circle.my_circles()) and circle_id <> all (circle.my_closed_circles())
            and circle.health_ok(circle_id, resident_id);
    return found;
end $$;
reset role;
revoke create on schema circle from kring_rights;

-- Who has it asks, in the own name and each time anew: nobody answers to words that became others.
create function circle.asks_to_do() returns trigger language plpgsql as $$
begin
    if current_user <> 'kring_circle' then
        return new;
    end if;
    if new.ask_by is null then
        if (new.ask_id, new.ask_of, new.ask_what, new.ask_before, new.ask_due)
                is distinct from (old.ask_id, old.ask_of, old.ask_what, old.ask_before, old.ask_due) then
            raise insufficient_privilege using message = 'what was asked is taken back, and nothing else';
        end if;
    else
        if new.ask_id is not distinct from old.ask_id or new.ask_by <> common.me() or new.owner_id is distinct from common.me()
                or new.ask_of in (common.me(), new.resident_id) or new.ask_before <= common.kring_now() or new.ask_due > new.ask_before
                or not circle.may_be_asked(new.circle_id, new.ask_of) then
            raise insufficient_privilege using message = 'who has it asks another, who may be asked';
        end if;
        new.ask_answer := null;
        new.ask_late := false;
    end if;
    new.ask_followed := false;
    return new;
end $$;
create trigger asks_to_do before update of ask_id, ask_by, ask_of, ask_what, ask_before, ask_due on circle.alert
    for each row execute function circle.asks_to_do();
