create index move_by_circle_id on circle.move (circle_id);
