-- What hurt: who lives there too may be in the line, hold a plan or be its deputy, and lost that without a word in the next version: only members were
-- counted. Whose plan it is is never in her own line.
create or replace function circle.draft_is_hers() returns trigger language plpgsql as $$
declare me uuid := nullif(current_setting('kring.person', true), '')::uuid;
begin
    if current_user <> 'kring_circle' then
        return new;
    end if;
    if old.approved_at is not null then
        raise check_violation using message = 'what is approved is not changed any more';
    end if;
    if (new.along is distinct from old.along or new.effort is distinct from old.effort or new.approved_at is not null)
            and not circle.i_decide_for(new.circle_id, new.resident_id) then
        raise insufficient_privilege using message = 'only the resident decides on this';
    end if;
    if new.approved_at is null then
        return new;
    end if;
    if new.approved_by is distinct from me or me <> new.resident_id and new.effort = '' then
        raise check_violation using message = 'who approves says so herself, and how the resident was included';
    end if;
    if (select count(*) not between 2 and 6 or bool_and(a.call_only)
            or bool_or(a.answer is not true or a.account_id = new.resident_id
                or not exists (select 1 from circle.circle_member m where m.circle_id = a.circle_id
                    and m.account_id = a.account_id and m.ended_at is null)
                and not exists (select 1 from circle.circle_resident r where r.circle_id = a.circle_id
                    and r.account_id = a.account_id and r.ended_at is null)) from circle.line_ask a where a.draft_id = new.id) then
        raise check_violation using message = 'two to six people in the line said yes themselves';
    end if;
    return new;
end $$;
