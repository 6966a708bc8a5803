-- What was her address before the day of the move: put back if she does not move after all.
alter table circle.move add column was_street text, add column was_postcode text, add column was_place text;
