-- A ride to an appointment (R-C16): who changes the appointment asks it anew, also where somebody else asked it first.
alter table circle.task add column appointment_id uuid references circle.appointment on delete set null;
create index task_appointment on circle.task (appointment_id);
alter policy own_hand_u on circle.task
    using (taker_id is null or taker_id = common.me() or maker_id = common.me()
        or circle_id = any ((select circle.my_own_circles())::uuid[])
        or exists (select 1 from circle.appointment p where p.id = appointment_id and p.maker_id = common.me()));
