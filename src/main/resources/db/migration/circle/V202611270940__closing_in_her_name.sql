-- Who speaks for the resident in personal matters lets the circle close in 72 hours, and says why. Her no ends that, and holds as long.
alter table circle.circle
    add column closing_by uuid references common.account,
    add column closing_at timestamptz,
    add column closing_reason text check (length(closing_reason) between 1 and 1000),
    add column closing_no_at timestamptz,
    add check (num_nonnulls(closing_by, closing_at, closing_reason) in (0, 3));
create index circle_closing on circle.circle (closing_at) where closing_at is not null;
grant update (closing_by, closing_at, closing_reason, closing_no_at) on circle.circle to kring_circle;

create function circle.closing_in_her_name() returns trigger language plpgsql as $$
declare hers boolean;
begin
    if current_user <> 'kring_circle' then
        return new;
    end if;
    hers := new.id = any (circle.my_own_circles());
    if new.closing_no_at is distinct from old.closing_no_at and not hers then
        raise exception insufficient_privilege using message = 'the no is the resident''s';
    end if;
    if (new.closing_by, new.closing_at, new.closing_reason) is distinct from (old.closing_by, old.closing_at, old.closing_reason) then
        if new.closing_at is null then
            if not hers and old.closing_by is distinct from common.me() then
                raise exception insufficient_privilege using message = 'only the resident, or who said it, keeps the circle open';
            end if;
        elsif old.closing_at is not null or new.closing_by is distinct from common.me()
            or not new.id = any (circle.circles_i_speak_for())
            or new.closing_at < common.kring_now() + interval '72 hours' - interval '1 minute' -- the clock went on since the statement began
            or old.closing_no_at + interval '72 hours' > common.kring_now() then
            raise exception insufficient_privilege using message = 'nobody closes it so';
        end if;
    end if;
    return new;
end $$;
create trigger closing_in_her_name before update on circle.circle for each row execute function circle.closing_in_her_name();
