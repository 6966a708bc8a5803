-- A circle that somebody began for another, until the yes. It outlives the circle, so that who began it can read how it ended:
-- then it holds no word about the resident. So there is no foreign key.
create table circle.on_behalf (
    circle_id uuid primary key,
    starter_id uuid not null references common.account,
    started_at timestamptz not null default common.kring_now(),
    freezes_at timestamptz not null,
    erases_at timestamptz not null,
    refused_at timestamptz,
    erased_at timestamptz,
    seen_at timestamptz,
    code_hash bytea unique
);
create index on_behalf_due on circle.on_behalf (least(freezes_at, erases_at)) where erased_at is null;
create index on_behalf_starter on circle.on_behalf (starter_id);
alter table circle.on_behalf enable row level security;
alter table circle.on_behalf force row level security;
create policy worker on circle.on_behalf to kring_worker using (true);
create policy starter on circle.on_behalf to kring_circle using (starter_id = common.me());
create policy decides on circle.on_behalf to kring_circle
    using (circle_id = any ((select circle.circles_i_decide_on())::uuid[]));
grant select on circle.on_behalf to kring_circle;
grant update (seen_at, refused_at, code_hash) on circle.on_behalf to kring_circle;
grant select, insert, update, delete on circle.on_behalf to kring_worker;
-- Who began it says nothing about the answer, and who answers nothing about whether that was read.
create function circle.each_her_own() returns trigger language plpgsql as $$
begin
    if current_user = 'kring_circle' and (new.refused_at is distinct from old.refused_at
            and not new.circle_id = any (circle.circles_i_decide_on())
        or (new.seen_at is distinct from old.seen_at or new.code_hash is distinct from old.code_hash)
            and new.starter_id <> common.me()) then
        raise exception insufficient_privilege using message = 'not yours to say';
    end if;
    return new;
end $$;
create trigger each_her_own before update on circle.on_behalf for each row execute function circle.each_her_own();

-- Who began it prepares it; before the yes nobody comes in by profession, and no more than five others do.
alter table circle.circle add column begun_by uuid references common.account;
create function circle.few_before_the_yes() returns trigger language plpgsql as $$
begin
    if exists (select 1 from circle.circle c where c.id = new.circle_id and c.formation_basis = 'ON_BEHALF'
            and c.confirmed_at is null)
        and (new.ring = 'PROFESSIONALS' or new.relation = 'PROFESSIONAL'
            or (select count(*) from circle.circle_member m where m.circle_id = new.circle_id and m.ended_at is null) > 5) then
        raise check_violation using message = 'before the yes only a few who are close';
    end if;
    return new;
end $$;
create trigger few_before_the_yes before insert on circle.circle_member
    for each row execute function circle.few_before_the_yes();

-- A circle without a yes can be erased, with all that hangs on it; one that ever had its yes cannot.
do $$
declare f record;
begin
    for f in select c.conname, c.conrelid::regclass as child, a.attname from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.confrelid = 'circle.circle'::regclass and cardinality(c.conkey) = 1
    loop
        execute format('alter table %s drop constraint %I, add constraint %I foreign key (%I) references circle.circle on delete cascade',
            f.child, f.conname, f.conname, f.attname);
    end loop;
end $$;
grant delete on circle.circle to kring_worker;
create policy unconfirmed_only on circle.circle as restrictive for delete to kring_worker
    using (confirmed_at is null and formation_basis = 'ON_BEHALF');

-- What was or would be told of such a circle goes with it.
grant delete on common.delivery, common.demo_post to kring_worker;
