-- Decision 022: what hangs on a circle goes with it, and with a person who is forgotten.
alter table circle.recovery drop constraint recovery_circle_id_fkey,
    add foreign key (circle_id) references circle.circle on delete cascade;
alter table circle.recovery_answer drop constraint recovery_answer_recovery_id_fkey,
    drop constraint recovery_answer_circle_id_fkey,
    add foreign key (circle_id) references circle.circle on delete cascade,
    add foreign key (recovery_id) references circle.recovery on delete cascade;
grant delete on common.recovery to kring_worker;
