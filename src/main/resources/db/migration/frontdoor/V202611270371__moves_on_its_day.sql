-- A move within the municipality that was said: the address of the file changes on that day, and not before.
alter table municipal.resident_file add column moves_on date, add column next_street text, add column next_postcode text,
    add column next_place text, add constraint whole_move check ((moves_on is null) = (next_street is null)
        and (moves_on is null) = (next_postcode is null) and (moves_on is null) = (next_place is null));
create index resident_file_moves on municipal.resident_file (moves_on) where moves_on is not null;
