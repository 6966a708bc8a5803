-- What somebody speaks for another may end in a closed circle too: its own policy lets nothing else be changed.
drop policy still_open_u on circle.representation;
