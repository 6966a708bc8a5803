-- What a resident let her municipality know: that she moves, when and where to. For who has the report only, and a mistake takes it away again.
alter table municipal.report_content add column moves_on date,
    add column moves_where text check (moves_where in ('INSIDE', 'ELSEWHERE', 'NURSING_HOME')),
    add column moves_to text;
